package dev.tayberry.runtime.manifest;

import dev.tayberry.board.NearName;
import dev.tayberry.hal.Wiring;
import java.util.List;
import java.util.Set;

/** The safety part of a manifest held against its own pins and ports. */
final class SafetyFit {
  private final Manifest app;

  SafetyFit(Manifest app) {
    this.app = app;
  }

  void check() {
    app.safety().forEach(this::checkPin);
    List<Wiring.Interlock> groups = app.rules().interlocks();
    for (int i = 0; i < groups.size(); i++) {
      for (String pin : groups.get(i).pins()) {
        checkMember("interlocks[" + i + "].pins", pin);
      }
    }
  }

  private void checkPin(String name, Manifest.Safety safety) {
    String key = "safety." + name;
    if (!app.pins().containsKey(name)) {
      throw wrong(key, "is not one of the pins" + NearName.question(name, app.pins().keySet()));
    }
    if (safety.maxOn() != null && safety.safe() == null) {
      throw wrong(
          key + ".maxOn", "needs a level to go to when the time is over; add \"safe\": 0 or 1");
    }
    if (safety.hold() != null) {
      checkHold(key + ".hold", safety, safety.hold());
    }
  }

  private void checkHold(String key, Manifest.Safety safety, Wiring.Hold hold) {
    if (safety.safe() == null) {
      throw wrong(key, "needs a level to go to afterwards; add \"safe\": 0 or 1");
    }
    Set<String> ports = app.serial().keySet();
    Wiring.Port port = app.serial().get(hold.port());
    if (port == null) {
      throw wrong(
          key + ".while",
          "\""
              + hold.port()
              + "\" is not a port of serial"
              + NearName.question(hold.port(), ports));
    }
    if (port.afterTrip() == null) {
      throw wrong(
          key + ".while",
          "\"%s\" cannot tell when it rests; add tayberry.serial.%s.afterTrip with restsWhen"
              .formatted(hold.port(), hold.port()));
    }
  }

  private void checkMember(String key, String pin) {
    if (!app.pins().containsKey(pin)) {
      throw wrong(
          key,
          "\"" + pin + "\" is not one of the pins" + NearName.question(pin, app.pins().keySet()));
    }
    Manifest.Safety safety = app.safety().get(pin);
    if (safety == null || safety.safe() == null) {
      throw wrong(
          key,
          "\"%s\" needs a safe level; add tayberry.safety.%s: { \"safe\": 0 } or 1"
              .formatted(pin, pin));
    }
  }

  private ManifestException wrong(String key, String problem) {
    return new ManifestException(app.file(), "tayberry." + key, problem);
  }
}
