package dev.tayberry.rig.guest;

import dev.tayberry.command.Main;
import dev.tayberry.command.Tay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Runs {@code tay} commands one after another in one JVM, since starting one takes seconds in the
 * machine: each line of standard input is one, its words apart by tabs, and ends with a line {@code
 * tay ended: CODE}.
 */
public final class Commands {
  private Commands() {}

  public static void main(String[] none) throws IOException {
    System.setProperty("tayberry.pwm.device", "rig-sim"); // none of a Raspberry Pi's
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int code = new Tay(new Main()).run(line.split("\t"));
      // On both: what was said on either is complete then.
      System.err.println("tay ended: " + code);
      System.out.println("tay ended: " + code);
    }
    System.exit(0); // whatever threads an app has left
  }
}
