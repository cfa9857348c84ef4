package dev.tayberry.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time is a Clock: what reads the system's own cannot run in virtual time, nor twice the same. */
class TimeTest {
  /** By owner: what reads the system's clock or waits on it. */
  private static final Map<String, Set<String>> SYSTEM_TIME =
      Map.of(
          "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
          "java.lang.Thread", Set.of("sleep"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
          "java.util.Date", Set.of("<init>"),
          "java.util.Timer", Set.of("<init>"),
          "java.util.concurrent.CompletableFuture",
              Set.of("orTimeout", "completeOnTimeout", "delayedExecutor"),
          "java.util.concurrent.Executors",
              Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor"));

  /** Who may, and why. */
  private static final Map<String, String> MAY =
      Map.of(
          "dev.tayberry.runtime.loop.RealTime", "it is the clock",
          "dev.tayberry.runtime.loop.SteeredTime", "it keeps pace with the clock",
          "dev.tayberry.runtime.engine.Watchdog", "a blocked script stops virtual time too",
          "dev.tayberry.runtime.safety.GuardThread", "it does not depend on the loop for anything");

  /** Backends of real things live in real time, by their names' first word. */
  private static final Set<String> REAL_BACKENDS = Set.of("Linux", "Paho", "SerialComm");

  @Test
  void onlyTheRealClockReadsTheSystems() {
    noClasses()
        .that(DescribedPredicate.describe("are neither the clock nor a real backend", c -> !may(c)))
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reads the system's clock or waits on it",
                access -> isSystemTime(access.getTarget())))
        .check(House.classes());
  }

  @Test
  void theRuleSeesWhatItForbids() {
    for (String name : MAY.keySet()) {
      assertTrue(
          House.classes().stream()
              .filter(c -> House.outermost(c).getName().equals(name))
              .flatMap(c -> c.getCodeUnits().stream())
              .flatMap(unit -> unit.getCallsFromSelf().stream())
              .anyMatch(call -> isSystemTime(call.getTarget())),
          () -> name + " does not read the system's clock: take it off the list");
    }
  }

  /** Calls, and method references as well. */
  private static boolean isSystemTime(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && SYSTEM_TIME.getOrDefault(unit.getOwner().getName(), Set.of()).contains(unit.getName())
        // Date(long) only holds a time it is given.
        && !(unit.getName().equals("<init>") && !unit.getRawParameterTypes().isEmpty());
  }

  private static boolean may(JavaClass c) {
    JavaClass outer = House.outermost(c);
    return MAY.containsKey(outer.getName())
        || REAL_BACKENDS.stream().anyMatch(outer.getSimpleName()::startsWith);
  }
}
