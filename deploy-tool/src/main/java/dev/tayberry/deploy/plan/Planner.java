package dev.tayberry.deploy.plan;

import dev.tayberry.command.Failure;
import dev.tayberry.deploy.release.Changes;
import dev.tayberry.deploy.release.Release;
import dev.tayberry.runtime.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From facts to a plan.
 *
 * @param device its name, for messages
 */
public record Planner(String device, Facts facts, Wish wish) {
  /** More than that is rarely meant: a folder of packages for another machine, or of recordings. */
  private static final long MUCH = 200_000_000;

  private static final int KEPT = 5;

  /** A directory entry and a block or two for each file, and air for logs and data. */
  private static final long PER_FILE = 4096;

  private static final long AIR = 16L * 1024 * 1024;
  private static final Duration CLOCK_MAY_BE_OFF = Duration.ofDays(1);
  private static final Duration START = Duration.ofSeconds(60);

  /** So long the device waits for an app that is busy. */
  private static final Duration BUSY = Duration.ofMinutes(10);

  /** What an older release asks for stands in its manifest there; that is not looked into. */
  private static final Duration BACK = Duration.ofMinutes(5);

  /**
   * What the user wants.
   *
   * @param who for the lock and the log
   * @param now the laptop's time, in seconds
   */
  public record Wish(String who, boolean force, long now) {}

  /** Puts a release there and makes it current. */
  public Plan deploy(Release release, Changes changes, Manifest.Ready ready) {
    refuse();
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Lock(wish.who(), wish.force()));
    // By force it is sent anew: somebody may have changed files there.
    String there = wish.force() ? null : same(release);
    String id = there == null ? release.id() : there;
    if (there != null && there.equals(facts.good()) && there.equals(facts.current())) {
      return new Plan(release.app(), there, List.of(), clock());
    }
    if (facts.isQuarantined(release.id(), release.hash()) && !wish.force()) {
      throw new Failure(
          device
              + ": this very content failed there before and was taken back; change it, or try it"
              + " again with --force");
    }
    if (there == null) {
      space(changes);
      steps.add(
          new Step.Upload(id, changes.travels().size(), changes.bytes(), changes.there().size()));
      steps.add(new Step.Check(id, changes.proof()));
      steps.add(new Step.Publish(id));
    }
    start(steps, id, ready.within().plus(ready.stable()).multipliedBy(2).plus(START), "deploy");
    List<String> warnings = new ArrayList<>(warnings(release.app()));
    if (there == null && changes.bytes() > MUCH) {
      warnings.add(
          "%s are to be sent, %s of them in %s; what the device does not need goes into .tayignore"
              .formatted(
                  Bytes.text(changes.bytes()),
                  Bytes.text(changes.most().getValue()),
                  changes.most().getKey()));
    }
    return new Plan(release.app(), id, steps, warnings);
  }

  /** Makes a release current that is there. */
  public Plan rollback(String app, @Nullable String wanted) {
    refuse();
    String id = wanted == null ? before() : wanted;
    if (!facts.releases().contains(id)) {
      throw new Failure(
          device
              + " has no release "
              + id
              + " of "
              + app
              + "; there are: "
              + String.join(", ", facts.releases()));
    }
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Lock(wish.who(), wish.force()));
    if (id.equals(facts.current()) && id.equals(facts.good())) {
      return new Plan(app, id, List.of(), clock());
    }
    start(steps, id, BACK, "rollback");
    return new Plan(app, id, steps, warnings(app));
  }

  private void start(List<Step> steps, String id, Duration proof, String did) {
    // It may be the same one, after a trial that was cut off: even then there is one to go back to.
    String previous = facts.good();
    steps.add(new Step.Switch(id, previous));
    steps.add(new Step.Apply(id, previous, wish.force()));
    steps.add(new Step.Settle(id, wish.force() ? proof : proof.plus(BUSY)));
    List<String> old = old(id, previous);
    if (!old.isEmpty()) {
      steps.add(new Step.Prune(old));
    }
    steps.add(new Step.Audit(did, id, wish.who()));
  }

  /** The newest before the current one that did not fail. */
  private String before() {
    String current = Objects.requireNonNullElse(facts.current(), "");
    return facts.about().values().stream()
        .filter(info -> info.id().compareTo(current) < 0)
        .filter(info -> !facts.isQuarantined(info.id(), info.hash()))
        .map(ReleaseInfo::id)
        .max(String::compareTo)
        .orElseThrow(
            () ->
                new Failure(
                    device
                        + " has no release before "
                        + current
                        + " to go back to; name one of:"
                        + " tay releases "
                        + device));
  }

  private @Nullable String same(Release release) {
    return facts.about().values().stream()
        .filter(info -> info.hash().equals(release.hash()))
        .map(ReleaseInfo::id)
        .max(String::compareTo)
        .orElse(null);
  }

  /** All but the newest few, and never one that is in use or that somebody may go back to. */
  private List<String> old(String id, @Nullable String previous) {
    return facts.releases().stream()
        .filter(one -> !one.equals(id))
        .skip(KEPT - 1)
        .filter(one -> !one.equals(previous) && !one.equals(facts.current()))
        .toList();
  }

  private void space(Changes changes) {
    long needed = changes.bytes() + PER_FILE * changes.travels().size() + AIR;
    long free = facts.number("free");
    if (needed > free) {
      throw new Failure(
          device
              + " has "
              + Bytes.text(free)
              + " left and "
              + Bytes.text(needed)
              + " are needed; make room there, or leave files out in .tayignore [ENOSPC]");
    }
  }

  /** What makes any plan senseless. */
  public void refuse() {
    String arch = facts.one("arch").orElse("");
    if (arch.matches("armv.*|i.86")) {
      throw new Failure(
          device
              + " runs a 32-bit system ("
              + arch
              + "), for which there is no Java 25;"
              + " install the 64-bit Raspberry Pi OS");
    }
    if (!facts.is("base") || !facts.is("runtime")) {
      throw new Failure(device + " has no Tayberry yet; make it ready: tay setup " + device);
    }
    if (!facts.is("writable")) {
      throw new Failure(
          device
              + ": "
              + facts.one("user").orElse("the user")
              + " may not write to the apps; there, and then log in again: sudo usermod -aG tayberry "
              + facts.one("user").orElse("USER")
              + (facts.is("read-only") ? "; the disk is read-only now [EROFS]" : " [EACCES]"));
    }
    if (!facts.is("admin")) {
      throw new Failure(
          device
              + ": sudo asks for a password for tayberry-admin; the group tayberry needs its one"
              + " line in /etc/sudoers.d [EPERM]");
    }
    if (facts.is("settling") && !wish.force()) {
      throw new Failure(
          device
              + " is trying a release just now; wait a moment, or take over with --force [EBUSY]");
    }
    facts.one("locked").ifPresent(this::refuseLocked);
  }

  /** What makes it senseless to run an app in the place of the deployed one for a while. */
  public void refuseTry() {
    new Planner(device, facts, new Wish(wish.who(), false, wish.now())).refuse();
    if (!facts.is("tries")) {
      throw new Failure(
          "%1$s was set up by an older Tayberry, which cannot do this yet; bring it up to date: tay setup %1$s"
              .formatted(device));
    }
    String busy = facts.one("busy").orElse(null);
    if (busy != null && !wish.force()) {
      throw new Failure(
          "%s: the deployed one is busy%s; wait, or stop it all the same with --force [EBUSY]"
              .formatted(device, busy.isEmpty() ? "" : " (" + busy + ")"));
    }
  }

  private void refuseLocked(String lock) {
    if (!wish.force()) {
      throw new Failure(
          device
              + " is locked: "
              + lock.replaceAll(".*\"who\":\"([^\"]*)\"(,\"since\":\"([^\"]*)\")?.*", "$1 since $3")
              + " is deploying there; wait, or take over with --force [EBUSY]");
    }
  }

  private List<String> warnings(String app) {
    List<String> warnings = new ArrayList<>(clock());
    facts
        .one("busy")
        .map(reason -> app + " on " + device + " is busy" + (reason.isEmpty() ? "" : ": " + reason))
        .map(
            busy ->
                busy
                    + (wish.force()
                        ? "; by force it is not waited for"
                        : "; it is waited for, at most "
                            + BUSY.toMinutes()
                            + " minutes; not to wait, stop this and say --force"))
        .ifPresent(warnings::add);
    return warnings;
  }

  private List<String> clock() {
    List<String> warnings = new ArrayList<>();
    long off = Math.abs(facts.number("time") - wish.now());
    if (off > CLOCK_MAY_BE_OFF.toSeconds()) {
      warnings.add(
          "the clock of " + device + " is off by " + off / 86400 + " days; its logs will be");
    }
    return warnings;
  }
}
