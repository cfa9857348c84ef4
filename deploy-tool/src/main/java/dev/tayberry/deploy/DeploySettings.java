package dev.tayberry.deploy;

import dev.tayberry.deploy.devices.Device;
import dev.tayberry.deploy.devices.Source;
import dev.tayberry.deploy.settings.Answer;
import dev.tayberry.deploy.wire.Wire;
import dev.tayberry.runtime.manifest.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that the devices file has for an app which is being deployed. */
final class DeploySettings {
  private final AppSettings settings;
  private final List<String> sees;
  private final List<String> unseen;
  private final Map<String, Source> env;
  private final boolean any;

  DeploySettings(Around around, Wire wire, Device device, Manifest app) {
    settings = new AppSettings(around, wire, device, app.name());
    sees = app.permissions().env();
    unseen = settings.unseen(sees);
    env = device.env() == null ? Map.of() : device.env();
    // Where the file is silent, what another laptop's file has set there stays.
    any = device.env() != null;
  }

  /** How it went. */
  record Done(boolean good, String text) {}

  /** What a person should know of it. */
  Optional<String> note() {
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s does not see %s of %s in the devices file: name it in tayberry.permissions.env"
                .formatted(settings.app(), String.join(", ", unseen), settings.device().name()));
  }

  /** For a plan, a line. */
  String text() {
    List<String> names = env.keySet().stream().filter(sees::contains).toList();
    return names.isEmpty()
        ? ""
        : "With it, from the devices file: " + String.join(", ", names) + "\n";
  }

  /** The release gets them with its trial, and they go with it if it is taken back. */
  void with(String release) throws IOException {
    if (any) {
      settings.change(settings.fromFile(sees).trial(release));
    }
  }

  /** The app that is there gets them. */
  Done now(boolean force) throws IOException {
    if (!any) {
      return new Done(true, "");
    }
    Answer answer = settings.change(settings.fromFile(sees).start(sees, force));
    return new Done(
        AppSettings.isGood(answer),
        answer.changed().isEmpty() ? "" : "; settings: " + settings.told(answer));
  }
}
