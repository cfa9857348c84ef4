package dev.tayberry.runtime.device;

import dev.tayberry.runtime.Hardware;
import dev.tayberry.runtime.Signals;
import dev.tayberry.runtime.loop.EventLoop;
import dev.tayberry.runtime.loop.RealTime;
import dev.tayberry.runtime.node.Output;
import java.io.FileDescriptor;
import java.nio.file.Path;
import java.time.Duration;

/** Runs an app on a device, under a supervisor: {@code Main APP_FOLDER}. */
public final class Main {
  private static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Output err = Output.to(FileDescriptor.err);
    if (arguments.length != 1) {
      err.line("usage: tay-app APP_FOLDER");
      System.exit(WRONG_USAGE);
    }
    long pid = ProcessHandle.current().pid();
    var around = Surroundings.of(Path.of(arguments[0]), System.getenv(), pid);
    var outputs = new Service.Outputs(Output.to(FileDescriptor.out), err);
    System.exit(run(around, new EventLoop(new RealTime()), Hardware.real(), outputs));
  }

  /** To the app's end; its exit code. */
  static int run(Surroundings around, EventLoop loop, Hardware hardware, Service.Outputs outputs) {
    try (Notify notify = Notify.to(around.supervisor(), outputs.err())) {
      var service = new Service(around, loop, hardware, notify, outputs);
      Signals.listen(service::signal);
      return supervised(around, loop, notify, service);
    } catch (RuntimeException e) {
      outputs.err().line("tay: " + DeviceException.text(e).orElseThrow(() -> e));
      return 1;
    }
  }

  private static int supervised(
      Surroundings around, EventLoop loop, Notify notify, Service service) {
    Duration watchdog = around.watchdog();
    if (watchdog == null || !notify.isHeard()) {
      return controlled(around, loop, service);
    }
    try (var pulse = new Pulse(loop, notify, watchdog)) {
      pulse.start();
      return controlled(around, loop, service);
    }
  }

  private static int controlled(Surroundings around, EventLoop loop, Service service) {
    Path folder = around.run();
    if (folder == null) {
      return service.run();
    }
    try (var control = new ControlSocket(folder, new Commands(service, loop), service.err())) {
      control.open();
      service.listen(control::tell, control::busy);
      return service.run();
    }
  }
}
