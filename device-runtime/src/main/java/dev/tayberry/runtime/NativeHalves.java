package dev.tayberry.runtime;

import dev.tayberry.hal.Loop;
import dev.tayberry.hal.NativeHalf;
import dev.tayberry.hal.Peripheral;
import dev.tayberry.hal.Peripherals;
import dev.tayberry.hal.Setup;
import dev.tayberry.hal.bus.BusNames;
import dev.tayberry.hal.parts.Parts;
import dev.tayberry.runtime.module.BuiltIn;
import dev.tayberry.runtime.node.Output;
import dev.tayberry.runtime.readiness.DeviceModule;
import dev.tayberry.runtime.readiness.Readiness;
import dev.tayberry.runtime.safety.SafetyGuard;
import dev.tayberry.runtime.safety.SafetyModule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The peripherals of one program: its {@code hal:} modules, and what it has open of them. */
final class NativeHalves {
  private final Deque<NativeHalf> open = new ArrayDeque<>();

  List<BuiltIn> builtIns(Hardware hardware, Setup setup) {
    List<BuiltIn> all = new ArrayList<>();
    for (Peripheral<?> peripheral : Peripherals.ALL) {
      all.add(builtIn(peripheral, hardware, setup));
      // Where checking options takes many lines, they have a file of their own.
      String options = peripheral.name() + "-options";
      if (peripheral.port().getResource(options + ".js") != null) {
        all.add(new BuiltIn("internal:" + options, peripheral.port(), options + ".js", null));
      }
    }
    for (String script : BusNames.SCRIPTS) {
      all.add(new BuiltIn("internal:bus-" + script, BusNames.class, script + ".js", null));
    }
    all.add(new BuiltIn("hal:parts", Parts.class, "parts.js", null));
    for (String script : Parts.SCRIPTS) {
      // What is shared asks the manifest; the parts ask what is shared.
      boolean shared = script.equals(Parts.SCRIPTS.getFirst());
      all.add(
          new BuiltIn(
              "internal:parts-" + script,
              Parts.class,
              script + ".js",
              shared ? () -> new Parts(setup) : null));
    }
    return all;
  }

  /** What is about the program itself. */
  static List<BuiltIn> ofNoHardware(Loop loop, SafetyGuard guard, Readiness readiness) {
    return List.of(
        new BuiltIn(
            "hal:safety", SafetyModule.class, "safety.js", () -> new SafetyModule(guard, loop)),
        new BuiltIn(
            "hal:device",
            DeviceModule.class,
            "device.js",
            () -> new DeviceModule(readiness, loop)));
  }

  private <B> BuiltIn builtIn(Peripheral<B> peripheral, Hardware hardware, Setup setup) {
    return new BuiltIn(
        "hal:" + peripheral.name(),
        peripheral.port(),
        peripheral.name() + ".js",
        () -> {
          NativeHalf half = peripheral.nativeHalf().apply(hardware.backend(peripheral), setup);
          open.push(half);
          return half;
        });
  }

  /** The last opened first. Outputs go to their safe level here, whatever else fails. */
  void closeAll(Output err) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (RuntimeException | Error e) {
        err.line("tay: while closing: " + e);
      }
    }
  }
}
