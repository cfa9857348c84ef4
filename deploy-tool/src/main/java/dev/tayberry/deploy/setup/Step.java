package dev.tayberry.deploy.setup;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something to do on a device. Each looks again when it is done, leaves what is as it should be,
 * and can be cut off anywhere: doing it once more ends well.
 */
sealed interface Step {
  /** For people, in the imperative. */
  String text();

  Call call();

  /** What the script said on its way, for people. */
  default String told(String said) {
    return said;
  }

  /** A clock that stands in 1970 makes certificates and package lists look as if of tomorrow. */
  record SetClock(long seconds) implements Step {
    @Override
    public String text() {
      return "set the clock to " + Instant.ofEpochSecond(seconds);
    }

    @Override
    public Call call() {
      return Call.of("clock.sh", String.valueOf(seconds));
    }
  }

  /** Debian's own. */
  record InstallPackages(List<String> names) implements Step {
    @Override
    public String text() {
      return "install " + String.join(", ", names) + " by apt";
    }

    @Override
    public Call call() {
      return new Call("packages.sh", names, Call.Input.NONE);
    }
  }

  record UnpackJava(JavaArchive archive) implements Step {
    @Override
    public String text() {
      return "unpack Java %s (%s, %d MB to send) in %s"
          .formatted(archive.version(), archive.vendor(), archive.size() >> 20, archive.place());
    }

    @Override
    public Call call() {
      return Call.of("java.sh", archive.place()).reading(archive::writeTo);
    }
  }

  /**
   * Groups that rules and units name, and those whose members may deploy and read what apps print.
   *
   * @param joins what the member is not in yet
   */
  record MakeGroups(List<String> groups, String member, List<String> joins) implements Step {
    @Override
    public String text() {
      String makes = groups.isEmpty() ? "" : "make the groups " + String.join(", ", groups);
      String lets = joins.isEmpty() ? "" : "let " + member + " join " + String.join(", ", joins);
      return makes + (makes.isEmpty() || lets.isEmpty() ? "" : ", ") + lets;
    }

    @Override
    public Call call() {
      return new Call(
          "groups.sh",
          Stream.concat(Stream.of(member, String.join(" ", joins)), groups.stream()).toList(),
          Call.Input.NONE);
    }
  }

  /** In this order; one connection for all, since each is a login. */
  record PutFiles(List<SystemFile> files) implements Step {
    @Override
    public String text() {
      String count = files.size() == 1 ? "" : files.size() + " files: ";
      return "write " + count + listed(files.stream().map(SystemFile::path));
    }

    @Override
    public Call call() {
      List<String> arguments =
          files.stream()
              .flatMap(
                  file ->
                      Stream.of(
                          file.path(),
                          file.mode(),
                          file.kind().name(),
                          String.valueOf(file.bytes().length)))
              .toList();
      return new Call(
          "files.sh",
          arguments,
          out -> {
            for (SystemFile file : files) {
              out.write(file.bytes());
            }
          });
    }
  }

  /** Root's, and a group's. */
  record MakeFolders(List<Folder> folders) implements Step {
    /**
     * One of them.
     *
     * @param mode {@code 755}
     */
    record Folder(String path, String mode, String group) {}

    @Override
    public String text() {
      return (folders.size() == 1 ? "make the folder " : "make the folders ")
          + listed(
              folders.stream()
                  .map(f -> "%s (%s, root:%s)".formatted(f.path(), f.mode(), f.group())));
    }

    @Override
    public Call call() {
      return new Call(
          "folders.sh",
          folders.stream().flatMap(f -> Stream.of(f.path(), f.mode(), f.group())).toList(),
          Call.Input.NONE);
    }
  }

  record SendRuntime(Payload payload) implements Step {
    @Override
    public String text() {
      return "send the runtime %s (%d MB before it is packed)"
          .formatted(payload.version(), payload.size() >> 20);
    }

    @Override
    public Call call() {
      return Call.of("runtime.sh", payload.version()).reading(payload::writeTo);
    }
  }

  /** Another one that is there already becomes the one of the next deploys. */
  record UseRuntime(String version) implements Step {
    @Override
    public String text() {
      return "let the next deploys use the runtime " + version;
    }

    @Override
    public Call call() {
      return Call.of("use-runtime.sh", version);
    }
  }

  /** Made where it is used: it is good for that Java and that processor alone. */
  record TrainCache(String version) implements Step {
    @Override
    public String text() {
      return "make the start-up cache of " + version + " (half a minute, on a small board several)";
    }

    @Override
    public Call call() {
      return Call.of("train.sh", version);
    }
  }

  /** Lines of the firmware's file; they count from the next start on. */
  record SwitchOn(String config, List<String> settings) implements Step {
    @Override
    public String text() {
      return "add %s to %s".formatted(String.join(" and ", settings), config);
    }

    @Override
    public Call call() {
      return new Call(
          "config.sh",
          Stream.concat(Stream.of(config), settings.stream()).toList(),
          Call.Input.NONE);
    }
  }

  /** The login console goes off a UART that an app has. */
  record FreeConsole(String commandLine, List<String> consoles) implements Step {
    @Override
    public String text() {
      return "take the console off %s in %s".formatted(String.join(", ", consoles), commandLine);
    }

    @Override
    public Call call() {
      return new Call(
          "console.sh",
          Stream.concat(Stream.of(commandLine), consoles.stream()).toList(),
          Call.Input.NONE);
    }
  }

  record MakeBroker(Broker broker) implements Step {
    @Override
    public String text() {
      return "let mosquitto take connections from elsewhere, from %s alone, each with a password"
          .formatted(String.join(", ", broker.passwords().keySet()));
    }

    @Override
    public Call call() {
      return Call.of("broker.sh").reading(Call.Input.of(broker.input()));
    }

    /** The one moment at which somebody can read it. */
    @Override
    public String told(String said) {
      String password = broker.passwords().get(said.replaceFirst("^made ", ""));
      return password == null
          ? said
          : "%s has the password %s: note it, it is kept nowhere"
              .formatted(said.substring("made ".length()), password);
    }
  }

  /** The last one of all: the connection ends with it. */
  record Restart() implements Step {
    @Override
    public String text() {
      return "restart it, and wait until it is back";
    }

    @Override
    public Call call() {
      return Call.of("restart.sh");
    }
  }

  /** All of ours, and all apps. */
  record RemoveAll(List<String> apps, boolean purge) implements Step {
    @Override
    public String text() {
      String all = "remove the runtime, root's part and the group " + Layout.GROUP;
      return apps.isEmpty()
          ? all
          : "stop and remove the apps %s (their data and settings %s), and %s"
              .formatted(String.join(", ", apps), purge ? "go as well" : "stay", all);
    }

    @Override
    public Call call() {
      return Call.of("remove.sh", purge ? "purge" : "keep");
    }
  }

  /** One that no app uses any more. */
  record RemoveRuntime(String version) implements Step {
    @Override
    public String text() {
      return "remove the runtime " + version + ", which no app uses";
    }

    @Override
    public Call call() {
      return Call.of("remove-runtime.sh", version);
    }
  }

  private static String listed(Stream<String> words) {
    return words.collect(Collectors.joining(", "));
  }
}
