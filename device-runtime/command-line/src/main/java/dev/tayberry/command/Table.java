package dev.tayberry.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Columns as wide as they need to be, two spaces apart. */
final class Table {
  private Table() {}

  static String text(List<String> columns, List<List<String>> rows, Ansi ansi) {
    List<String> heads = columns.stream().map(head -> head.toUpperCase(Locale.ROOT)).toList();
    List<Integer> widths = widths(Stream.concat(Stream.of(heads), rows.stream()).toList());
    StringBuilder text = new StringBuilder();
    text.append(Colours.paint(ansi, "bold", line(heads, widths))).append('\n');
    rows.forEach(row -> text.append(line(row, widths)).append('\n'));
    return text.toString();
  }

  /** Without a heading. */
  static String text(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(row, widths(rows))).append('\n'));
    return text.toString();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return Stream.iterate(0, i -> i + 1)
        .limit(columns)
        .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
        .toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).repeat(' ', widths.get(i) - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }
}
