package dev.tayberry.deploy.plan;

import java.util.List;

/**
 * Where things lie on a device. Tests put it elsewhere; users cannot.
 *
 * @param base root's folder, with {@code apps} in it
 * @param settled a file for each app: how its last deploy went, one line of JSON
 * @param running a folder for each app that runs, with its control socket
 * @param admin root's one program, as it is called
 * @param mayAdmin tells by its exit code whether that call is allowed without a password
 */
public record Layout(
    String base, String settled, String running, List<String> admin, List<String> mayAdmin) {
  private static final String PROGRAM = "/opt/tayberry/bin/tayberry-admin";

  public static final Layout DEVICE =
      new Layout(
          "/opt/tayberry",
          "/run/tayberry-settle",
          "/run/tayberry",
          List.of("sudo", "-n", PROGRAM),
          List.of("sudo", "-n", "-l", PROGRAM));
}
