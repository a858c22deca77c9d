package org.seatline.app.print;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What stands on paper, in the order in which it is read; how it is laid out is for {@link
 * PaperPdf}. Every text is final: translated, and masked for whoever prints it. Pure.
 *
 * @param above small, over the title
 * @param parts from top to bottom
 * @param printed by whom and when, at the foot of every page
 * @param page the words for a page's number, {@code {0}} is the page and {@code {1}} how many
 */
public record Paper(String above, String title, List<Part> parts, String printed, String page) {
  /** Copies the list. */
  public Paper {
    parts = List.copyOf(parts);
  }

  /** A part of it. */
  public sealed interface Part permits Heading, Facts, Table, Events {}

  /** A heading; it stays with what follows. */
  public record Heading(String text) implements Part {}

  /** A label and what stands beside it. */
  public record Fact(String label, String value) {}

  /** Facts, one below the other. */
  public record Facts(List<Fact> facts) implements Part {
    /** Copies the list. */
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Rows under a head that every page repeats; each row has as many cells as the head. */
  public record Table(String label, List<String> head, List<List<String>> rows) implements Part {
    /** Copies the lists. */
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Who did what and when. */
  public record Events(List<Fact> lines) implements Part {
    /** Copies the list. */
    public Events {
      lines = List.copyOf(lines);
    }
  }

  /** Everything that is written on it. */
  public Stream<String> texts() {
    return Stream.concat(
        Stream.of(above, title, printed, page), parts.stream().flatMap(Paper::texts));
  }

  private static Stream<String> texts(Part part) {
    return switch (part) {
      case Heading(String text) -> Stream.of(text);
      case Facts(List<Fact> facts) -> texts(facts);
      case Events(List<Fact> lines) -> texts(lines);
      case Table table ->
          Stream.concat(
              Stream.concat(Stream.of(table.label()), table.head().stream()),
              table.rows().stream().flatMap(List::stream));
    };
  }

  private static Stream<String> texts(List<Fact> facts) {
    return facts.stream().flatMap(fact -> Stream.of(fact.label(), fact.value()));
  }

  /** The same with every text changed in the same way. */
  public Paper with(UnaryOperator<String> change) {
    return new Paper(
        change.apply(above),
        change.apply(title),
        parts.stream().map(part -> with(part, change)).toList(),
        change.apply(printed),
        page);
  }

  private static Part with(Part part, UnaryOperator<String> change) {
    return switch (part) {
      case Heading(String text) -> new Heading(change.apply(text));
      case Facts(List<Fact> facts) -> new Facts(with(facts, change));
      case Events(List<Fact> lines) -> new Events(with(lines, change));
      case Table table ->
          new Table(
              change.apply(table.label()),
              table.head().stream().map(change).toList(),
              table.rows().stream().map(row -> row.stream().map(change).toList()).toList());
    };
  }

  private static List<Fact> with(List<Fact> facts, UnaryOperator<String> change) {
    return facts.stream()
        .map(fact -> new Fact(change.apply(fact.label()), change.apply(fact.value())))
        .toList();
  }
}
