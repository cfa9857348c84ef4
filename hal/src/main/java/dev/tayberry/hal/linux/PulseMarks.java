package dev.tayberry.hal.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose an output of a PWM chip is, or was last, and on which line: small files that outlive a kill
 * -9, for the app that is started anew and for the shell script that makes its pins safe. What
 * cannot be written or read is not there: another user's, or no such folder. Any thread.
 *
 * @param folder emptied when the machine starts
 */
public record PulseMarks(Path folder) {
  /** This machine's. */
  public static final PulseMarks HERE = new PulseMarks(Path.of("/dev/shm"));

  private static final String PREFIX = "tayberry-pwm-";
  private static final String OPEN = "open";

  /** As it is written: words of a line. */
  private record Mark(String owner, String line, String state) {}

  /** Somebody takes the output. */
  public void opened(String output, String owner, String line) {
    write(output, new Mark(owner, line, OPEN));
  }

  /** It is given back; its pin stays the chip's. */
  public void closed(String output) {
    read(path(output)).ifPresent(m -> write(output, new Mark(m.owner, m.line, "closed")));
  }

  /** Who has it, or had it when he died. */
  public Optional<String> holder(String output) {
    return read(path(output)).filter(mark -> mark.state.equals(OPEN)).map(Mark::owner);
  }

  /** The line is used for something else: its pin is not the chip's any more. */
  public void forget(String line) {
    try (var marks = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path mark : marks) {
        if (read(mark).filter(found -> found.line.equals(line)).isPresent()) {
          Files.deleteIfExists(mark);
        }
      }
    } catch (IOException e) {
      // then nobody reads them either
    }
  }

  private Path path(String output) {
    return folder.resolve(PREFIX + output);
  }

  private void write(String output, Mark mark) {
    try {
      Files.writeString(path(output), "%s %s %s\n".formatted(mark.owner, mark.line, mark.state));
    } catch (IOException e) {
      // then a kill -9 wants takeOver
    }
  }

  private static Optional<Mark> read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return words.length == 3
          ? Optional.of(new Mark(words[0], words[1], words[2]))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
