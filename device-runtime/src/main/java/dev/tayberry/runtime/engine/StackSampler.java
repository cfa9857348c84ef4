package dev.tayberry.runtime.engine;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleContext;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.instrumentation.ContextsListener;
import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.nodes.LanguageInfo;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says where a running script is, at its next step, without disturbing it. A Truffle instrument is
 * the only way in: the polyglot API can interrupt a script, but not look at it.
 */
@TruffleInstrument.Registration(
    id = StackSampler.ID,
    name = "Tayberry's stack sampler",
    services = StackSampler.class)
public final class StackSampler extends TruffleInstrument {
  static final String ID = "tayberry-stack";
  private static final int MAX_FRAMES = 8;

  private final Set<TruffleContext> contexts = ConcurrentHashMap.newKeySet();
  private @Nullable Env env;

  @Override
  protected void onCreate(Env created) {
    env = created;
    created.getInstrumenter().attachContextsListener(new Contexts(), true);
    created.registerService(this);
  }

  /** Asks whatever runs on the thread where it is; nobody answers if nothing does. */
  void sample(Thread thread, Consumer<String> listener) {
    Env instrument = env;
    if (instrument == null) {
      return;
    }
    // In a context that is not on the thread's stack the action waits; its answer comes too late
    // then, and the watchdog does not listen any more.
    for (TruffleContext context : contexts) {
      instrument.submitThreadLocal(context, new Thread[] {thread}, new Answer(listener));
    }
  }

  private static final class Answer extends ThreadLocalAction {
    private final Consumer<String> listener;

    Answer(Consumer<String> listener) {
      super(false, false);
      this.listener = listener;
    }

    @Override
    protected void perform(Access access) {
      listener.accept(stack(access.getLocation()));
    }
  }

  private final class Contexts implements ContextsListener {
    @Override
    public void onContextCreated(TruffleContext context) {
      contexts.add(context);
    }

    @Override
    public void onContextClosed(TruffleContext context) {
      contexts.remove(context);
    }

    @Override
    public void onLanguageContextCreated(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextInitialized(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextFinalized(TruffleContext context, LanguageInfo language) {}

    @Override
    public void onLanguageContextDisposed(TruffleContext context, LanguageInfo language) {}
  }

  private static String stack(Node location) {
    List<String> frames = new ArrayList<>();
    add(frames, location);
    Truffle.getRuntime()
        .iterateFrames(
            (FrameInstance frame) -> {
              if (frame.getCallNode() != null) {
                add(frames, frame.getCallNode());
              }
              return frames.size() >= MAX_FRAMES ? frame : null;
            });
    return String.join("\n    at ", frames);
  }

  private static void add(List<String> frames, Node node) {
    SourceSection section = node.getEncapsulatingSourceSection();
    if (section == null || !section.isAvailable()) {
      return;
    }
    String file = section.getSource().getPath();
    String place =
        (file == null ? section.getSource().getName() : file)
            + ":"
            + section.getStartLine()
            + ":"
            + section.getStartColumn();
    if (place.startsWith("tayberry:")) {
      return;
    }
    RootNode root = node.getRootNode();
    String name = root == null ? null : root.getName();
    boolean named = name != null && !name.isEmpty() && !name.startsWith(":");
    frames.add(named ? name + " (" + place + ")" : place);
  }
}
