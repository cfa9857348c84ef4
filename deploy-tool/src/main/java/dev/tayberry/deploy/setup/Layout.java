package dev.tayberry.deploy.setup;

/** Where things lie on a device. */
final class Layout {
  static final String BASE = "/opt/tayberry";
  static final String BIN = BASE + "/bin";
  static final String JAVA = BASE + "/java";
  static final String RUNTIME = BASE + "/runtime";
  static final String APPS = BASE + "/apps";
  static final String ADMIN = BIN + "/tayberry-admin";
  static final String SUDOERS = "/etc/sudoers.d/tayberry";
  static final String UDEV = "/etc/udev/rules.d/60-tayberry.rules";
  static final String MODULES = "/etc/modules-load.d/tayberry.conf";
  static final String SETTINGS = "/etc/tayberry";
  static final String GROUP = "tayberry";

  private Layout() {}
}
