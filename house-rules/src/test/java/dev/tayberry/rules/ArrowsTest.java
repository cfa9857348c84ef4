package dev.tayberry.rules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import dev.tayberry.hal.Loop;
import dev.tayberry.hal.Peripherals;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may import what. */
class ArrowsTest {
  @ParameterizedTest(name = "{0} may import {2}")
  @CsvSource({
    "board,     5, ''",
    "hal,      80, board",
    "runtime,  40, board hal",
    "command,   5, board hal runtime",
    "simulator, 15, board hal runtime command",
    "deploy,   40, board hal runtime command",
  })
  void arrowsGoOnlyLeft(String room, int atLeast, String mayImport) {
    assertSaw(room, atLeast);
    String[] allowed =
        Stream.concat(Stream.of(room), Stream.of(mayImport.split(" ")).filter(s -> !s.isEmpty()))
            .map(ArrowsTest::packages)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.tayberry..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .allowEmptyShould(atLeast == 0)
        .check(House.classes());
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.tayberry.(**)")
        .should()
        .beFreeOfCycles()
        // The one list names every folder, and every folder uses what lies beside the list.
        .ignoreDependency(equivalentTo(Peripherals.class), alwaysTrue())
        .check(House.classes());
  }

  @Test
  void halKnowsNoJavaScriptEngine() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.tayberry.hal..", "dev.tayberry.board..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.graalvm..", "com.oracle.truffle..")
        .check(House.classes());
  }

  /** Its context is slow to make: a program that opens nothing of a kind shall not even load it. */
  @Test
  void pi4jIsMetBehindTheFirstOpenOnly() {
    DescribedPredicate<JavaClass> usesPi4j =
        DescribedPredicate.describe(
            "use Pi4J",
            c ->
                c.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getPackageName().startsWith("com.pi4j")));
    classes()
        .that(resideInAPackage("dev.tayberry..").and(usesPi4j))
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "be a registry, a provider, or what these show",
                    c ->
                        House.outermost(c)
                            .getSimpleName()
                            .matches("Registered.*|DeviceTurns|.*Registry|Linux.*Provider"))))
        .check(House.classes());
  }

  @Test
  void portsAndBackendsKnowNoLoop() {
    noClasses()
        .that(
            resideInAPackage("dev.tayberry.hal.*..")
                .and(DescribedPredicate.describe("are ports or backends", ArrowsTest::isBackend)))
        .should()
        .transitivelyDependOnClassesThat(equivalentTo(Loop.class))
        .check(House.classes());
  }

  /** Asynchrony is added once, by the native half; what backends use may not bring it either. */
  private static boolean isBackend(JavaClass c) {
    JavaClass outer = House.outermost(c);
    String name = outer.getSimpleName();
    return Stream.of("Simulated", "Linux", "Paho", "SerialComm").anyMatch(name::startsWith)
        || name.endsWith("Checks")
        || Peripherals.ALL.stream().anyMatch(p -> outer.isAssignableTo(p.port()));
  }

  private static String packages(String room) {
    return "dev.tayberry." + room + "..";
  }

  private static void assertSaw(String room, int atLeast) {
    long seen =
        House.classes().stream()
            .filter(c -> (c.getPackageName() + ".").startsWith("dev.tayberry." + room + "."))
            .count();
    assertTrue(seen >= atLeast, () -> "saw only " + seen + " classes of " + room);
  }
}
