package dev.tayberry.runtime.engine;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** What Truffle's annotation processor would write. */
@TruffleInstrument.Registration(id = StackSampler.ID, name = "Tayberry's stack sampler")
public final class StackSamplerProvider extends TruffleInstrumentProvider {
  @Override
  protected String getInstrumentClassName() {
    return StackSampler.class.getName();
  }

  @Override
  protected Object create() {
    return new StackSampler();
  }

  @Override
  protected Collection<String> getServicesClassNames() {
    return List.of(StackSampler.class.getName());
  }
}
