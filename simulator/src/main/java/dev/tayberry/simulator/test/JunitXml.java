package dev.tayberry.simulator.test;

import dev.tayberry.runtime.manifest.Manifest;
import dev.tayberry.runtime.node.TestEvent;
import java.util.List;
import java.util.Locale;

/** The outcomes in the form that CI servers read. */
final class JunitXml {
  private JunitXml() {}

  static String of(Manifest manifest, List<TestFile.Outcome> outcomes) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites name=\"").append(escape(manifest.name())).append("\">\n");
    for (TestFile.Outcome outcome : outcomes) {
      suite(xml, manifest.folder().relativize(outcome.file()).toString(), outcome);
    }
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, String name, TestFile.Outcome outcome) {
    List<TestEvent> tests =
        outcome.events().stream()
            .filter(e -> !e.suite())
            .filter(
                e ->
                    switch (e.kind()) {
                      case PASS, FAIL, SKIP, TODO -> true;
                      case START, DIAGNOSTIC, END -> false;
                    })
            .toList();
    boolean trouble = outcome.trouble() != null;
    xml.append(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n"
            .formatted(
                escape(name),
                tests.size() + (trouble ? 1 : 0),
                outcome.count(TestEvent.Kind.FAIL),
                trouble ? 1 : 0,
                outcome.count(TestEvent.Kind.SKIP) + outcome.count(TestEvent.Kind.TODO),
                seconds(outcome.simulated().toNanos() * 1e-6)));
    for (TestEvent test : tests) {
      xml.append(
          "    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
              .formatted(escape(name), escape(test.name()), seconds(test.milliseconds())));
      switch (test.kind()) {
        case FAIL ->
            xml.append("><failure>")
                .append(escape(String.valueOf(test.error())))
                .append("</failure></testcase>\n");
        case SKIP, TODO -> xml.append("><skipped/></testcase>\n");
        default -> xml.append("/>\n");
      }
    }
    if (trouble) {
      xml.append("    <testcase classname=\"").append(escape(name)).append("\" name=\"the file\">");
      xml.append("<error>").append(escape(String.valueOf(outcome.trouble())));
      xml.append("</error></testcase>\n");
    }
    xml.append("  </testsuite>\n");
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1000);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
