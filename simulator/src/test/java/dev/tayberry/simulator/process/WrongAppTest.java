package dev.tayberry.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code tay sim} says of a script with a mistake in it: the app's own file and line. */
@Execution(ExecutionMode.CONCURRENT) // JVMs start, and some of them wait
class WrongAppTest {
  private static final String LIT =
      """
      import gpio from 'hal:gpio';
      const led = await gpio.output('led', { initial: 1 });
      """;

  @TempDir Path folder;

  private String fails(String section, String main) throws IOException {
    Path app =
        Apps.of(
            folder,
            "\"pins\": { \"led\": \"GPIO27\" }, \"safety\": { \"led\": { \"safe\": 0 } },"
                + " \"simulation\": \"rig.js\""
                + section,
            main);
    Files.writeString(
        app.resolve("rig.js"),
        """
        import world from 'sim:world';
        process.on('exit', () => console.log('left at', world.line('GPIO27').level));
        """);
    try (var tay = TayProcess.sim(app)) {
      assertEquals(1, tay.exit(), tay.text());
      assertTrue(tay.said().contains("left at 0"), tay.text());
      // What is above it is the greeting.
      int greeting = tay.said().indexOf("Ctrl-C ends it");
      return String.join("\n", tay.said().subList(greeting + 1, tay.said().size()))
          .replace(app.toRealPath().toString(), "APP")
          .replaceAll("\n?left at 0\n?", "");
    }
  }

  @Test
  void theFirstSyntaxErrorIsShownWhereItIs() throws IOException {
    assertEquals(
        """
        APP/main.js:3
        const b = ;
                  ^

        SyntaxError: Expected an operand but found ;""",
        fails("", LIT + "const b = ;\nconst c = ];\n"));
  }

  @Test
  void aMissingPackageIsNamedWithTheWayToGetIt() throws IOException {
    String error = fails("", LIT + "import pad from 'left-pad';\n");
    assertEquals(
        "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'left-pad' imported from APP/main.js;"
            + " npm install left-pad",
        error);
  }

  @Test
  void aModuleOfNodesThatIsNotThereIsNotForNpmToGet() throws IOException {
    String error = fails("", LIT + "import dgram from 'dgram';\n");
    assertTrue(error.contains("'dgram' imported from APP/main.js; Tayberry does not"), error);
    String prefixed = fails("", LIT + "import dgram from 'node:dgram';\n");
    assertTrue(prefixed.contains("node:dgram; Tayberry does not have it"), prefixed);
  }

  @Test
  void aPackageForBoardsIsAnsweredWithOurs() throws IOException {
    String error = fails("", LIT + "import { Gpio } from 'onoff';\n");
    assertTrue(error.endsWith("use 'hal:gpio'"), error);
  }

  @Test
  void requireInAnEsModuleIsToldTheWay() throws IOException {
    String error = fails("", LIT + "const mqtt = require('hal:mqtt');\n");
    assertTrue(error.contains("require is not defined in an ES module; use import"), error);
  }

  @Test
  void aBrokerThatIsNotThereIsAWarningIfNobodyListens() throws IOException {
    String net = ", \"permissions\": { \"net\": [\"127.0.0.1\"] }";
    String app =
        """
        import mqtt from 'hal:mqtt';
        const client = mqtt.connect({ url: 'mqtt://127.0.0.1:1' });
        process.on('warning', ({ message }) => process.exit(console.log(message) ?? 1));
        """;
    String said = fails(net, app);
    assertTrue(said.contains("mqtt: nothing listens on 127.0.0.1:1;"), said);
  }

  @Test
  void anErrorInAHandlerEndsTheAppWithItsLineAndStack() throws IOException {
    String error =
        fails("", LIT + "setTimeout(() => led.dim(50), 10);\nsetInterval(() => {}, 1000);\n");
    assertTrue(error.startsWith("APP/main.js:3\nsetTimeout(() => led.dim(50), 10);\n"), error);
    assertTrue(error.contains("TypeError: "), error);
    assertTrue(error.contains("(APP/main.js:3:"), error);
  }

  @Test
  void anEndlessLoopIsReportedAfterASecondAndEndedAtItsLimit() throws IOException {
    String error =
        fails(
            ", \"limits\": { \"blocked\": \"3s\" }",
            LIT + "setTimeout(() => { while (true) {} });\n");
    assertTrue(error.contains("the script has kept everything waiting for "), error);
    assertTrue(error.contains("    at APP/main.js:3:"), error);
    assertTrue(
        error.endsWith("did not come back within 3 s; outputs go to their safe level"), error);
  }
}
