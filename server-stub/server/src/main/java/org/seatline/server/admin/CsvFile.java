package org.seatline.server.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CSV file with a header line, quoted as in RFC 4180. */
final class CsvFile {
  private final String file;
  private final Problems problems;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private CsvFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file of the folder; one that is not there has no rows. */
  static CsvFile read(
      ConfigurationFolder folder, String file, List<String> needed, Problems problems) {
    CsvFile csv = new CsvFile(file, problems);
    if (folder.exists(file)) {
      try {
        csv.parse(folder.text(file), needed);
      } catch (IOException e) {
        problems.add(file, "", "cannot be read: " + e.getMessage());
      }
    }
    return csv;
  }

  List<Row> rows() {
    return rows;
  }

  private void parse(String text, List<String> needed) {
    Scanner scanner = new Scanner(text);
    List<String> header = scanner.next();
    for (int i = 0; i < header.size(); i++) {
      columns.put(header.get(i), i);
    }
    for (String name : needed) {
      if (!columns.containsKey(name)) {
        problems.add(file, "line 1", "the column " + name + " is missing");
        return;
      }
    }
    while (scanner.more()) {
      int line = scanner.line;
      List<String> cells = scanner.next();
      if (cells.size() == header.size()) {
        rows.add(new Row(line, cells));
      } else {
        problems.add(
            file,
            "line " + line,
            cells.size() + " values, but the header has " + header.size() + " columns");
      }
    }
  }

  /** One line of the file. */
  final class Row {
    private final int line;
    private final List<String> cells;

    Row(int line, List<String> cells) {
      this.line = line;
      this.cells = cells;
    }

    String get(String column) {
      Integer index = columns.get(column);
      return index == null ? "" : cells.get(index);
    }

    String id(String column) {
      String value = get(column);
      if (value.isBlank() || value.length() > 100) {
        problem(column, "an id of at most 100 characters is needed");
      }
      return value;
    }

    long number(String column) {
      try {
        return Long.parseLong(get(column));
      } catch (NumberFormatException e) {
        problem(column, "\"" + get(column) + "\" is not a whole number");
        return 0;
      }
    }

    void problem(String column, String what) {
      problems.add(file, "line " + line + ", " + column, what);
    }
  }

  /** Walks through the text; understands quotes, doubled quotes and both line ends. */
  private static final class Scanner {
    private final String text;
    private int at;
    private int line = 1;

    Scanner(String text) {
      this.text = text;
      this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    boolean more() {
      return at < text.length();
    }

    List<String> next() {
      List<String> cells = new ArrayList<>();
      boolean again = true;
      while (again) {
        cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        again = at < text.length() && text.charAt(at) == ',';
        at++;
      }
      line++;
      return cells;
    }

    private String plain() {
      int from = at;
      while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
        at++;
      }
      int to = at > from && text.charAt(at - 1) == '\r' ? at - 1 : at;
      return text.substring(from, to);
    }

    private String quoted() {
      StringBuilder cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"' && (at >= text.length() || text.charAt(at) != '"')) {
          break;
        }
        if (c == '"') {
          at++;
        }
        if (c == '\n') {
          line++;
        }
        cell.append(c);
      }
      plain();
      return cell.toString();
    }
  }
}
