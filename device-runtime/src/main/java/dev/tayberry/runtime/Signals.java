package dev.tayberry.runtime;

import java.lang.reflect.Proxy;
import java.util.function.ObjIntConsumer;

/**
 * SIGINT, SIGTERM and SIGHUP, given to whoever runs a program instead of ending the JVM. There is
 * no public way to do this: a shutdown hook could not let a program that handles SIGTERM go on. By
 * reflection, since the compiler warns of sun.misc in a way that cannot be silenced.
 */
public final class Signals {
  private Signals() {}

  /** Calls the listener, on a thread of the JVM's, with the signal's name and number. */
  public static void listen(ObjIntConsumer<String> listener) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      var name = signal.getMethod("getName");
      var number = signal.getMethod("getNumber");
      Object tell =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, args) -> {
                listener.accept("SIG" + name.invoke(args[0]), (int) number.invoke(args[0]));
                return null;
              });
      for (String each : new String[] {"INT", "TERM", "HUP"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(each), tell);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM hands out no signals", e);
    }
  }
}
