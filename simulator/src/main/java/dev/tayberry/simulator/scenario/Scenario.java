package dev.tayberry.simulator.scenario;

import java.util.List;
import java.util.Map;

/** What a file says: with which app, and what happens. */
record Scenario(String name, App app, List<Step> steps) {
  /**
   * How the app is started.
   *
   * @param start whether it is, before the first step
   */
  record App(Map<String, String> env, List<String> args, boolean start) {}
}
