package dev.tayberry.hal.pwm;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.pwm.Pwm;
import com.pi4j.io.pwm.PwmBase;
import com.pi4j.io.pwm.PwmConfig;
import com.pi4j.io.pwm.PwmPolarity;
import com.pi4j.io.pwm.PwmProvider;
import com.pi4j.io.pwm.PwmProviderBase;
import com.pi4j.io.pwm.PwmType;
import dev.tayberry.hal.linux.Pi4jRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open outputs as Pi4J knows them. */
final class LinuxPwmRegistry {
  private final Pi4jRegistry<OpenPwm> registry =
      new Pi4jRegistry<>((builder, opening) -> builder.add(new Provider(opening)));

  /** The output, which leaves the registry when it is closed. */
  OpenPwm add(PwmRequest request, OpenPwm output, Runnable closed) {
    String id = "pwm-" + request.line().name();
    try {
      registry.add(id, output, context -> context.create(config(context, id, request, output)));
    } catch (RuntimeException e) {
      output.close();
      throw e;
    }
    return new Registered(
        output,
        () -> {
          registry.remove(id);
          closed.run();
        });
  }

  private static PwmConfig config(Context context, String id, PwmRequest request, OpenPwm output) {
    boolean hardware = output.kind() == PwmKind.HARDWARE;
    return Pwm.newConfigBuilder(context)
        .id(id)
        .name(request.consumer())
        .provider(Provider.ID)
        .bcm(request.line().offset())
        .pwmType(hardware ? PwmType.HARDWARE : PwmType.SOFTWARE)
        .polarity(request.inverted() ? PwmPolarity.INVERSED : PwmPolarity.NORMAL)
        .build();
  }

  /** Makes Pi4J's view of an output that is being opened. */
  private static final class Provider extends PwmProviderBase {
    static final String ID = "tayberry-pwm";

    private final Pi4jRegistry<OpenPwm> registry;

    Provider(Pi4jRegistry<OpenPwm> registry) {
      super(ID, "Tayberry PWM");
      this.registry = registry;
    }

    @Override
    public Pwm create(PwmConfig config) {
      var output = new Output(this, config, registry.opening(config.id()).orElseThrow());
      context().registry().add(output);
      return output;
    }
  }

  /** Pi4J's view: whole Hz and whole per cent. */
  private static final class Output extends PwmBase {
    private final OpenPwm output;

    Output(PwmProvider provider, PwmConfig config, OpenPwm output) {
      super(provider, config);
      this.output = output;
    }

    @Override
    public boolean isOn() {
      return output.signal().pulse() > 0;
    }

    @Override
    public Pwm on() throws IOException {
      output.set(PwmSignal.of(frequency, dutyCycle / 100.0));
      return this;
    }

    @Override
    public Pwm off() throws IOException {
      output.set(output.signal().withDuty(0));
      return this;
    }

    @Override
    public Integer getDutyCycle() {
      return (int) Math.round(output.signal().duty() * 100);
    }

    @Override
    public int getFrequency() {
      return (int) Math.round(output.signal().frequency());
    }

    @Override
    public int getActualFrequency() {
      return getFrequency();
    }
  }

  /** The output; closing it takes it out of the registry as well. */
  private static final class Registered implements OpenPwm {
    private final OpenPwm output;
    private @Nullable Runnable closed;

    Registered(OpenPwm output, Runnable closed) {
      this.output = output;
      this.closed = closed;
    }

    @Override
    public PwmKind kind() {
      return output.kind();
    }

    @Override
    public PwmSignal signal() {
      return output.signal();
    }

    @Override
    public void set(PwmSignal signal) {
      output.set(signal);
    }

    @Override
    public Optional<Jitter> jitter() {
      return output.jitter();
    }

    @Override
    public void makeSafe() {
      output.makeSafe();
    }

    @Override
    public synchronized void close() {
      output.close();
      if (closed != null) {
        closed.run();
        closed = null;
      }
    }
  }
}
