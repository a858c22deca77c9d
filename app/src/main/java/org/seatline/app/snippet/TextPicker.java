package org.seatline.app.snippet;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.palette.PaletteMatch;

/** A small search among texts of the centre. On the view models' thread. */
public final class TextPicker {
  private static final int NO_FIT = Integer.MAX_VALUE;
  private static final int BY_GROUP = 10;
  private static final int BY_TEXT = 11;

  private final ReadOnlyObjectWrapper<@Nullable Kind> open = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Item> items = FXCollections.observableArrayList();
  private List<Item> all = List.of();
  private String typed = "";
  private Consumer<Item> chosen = item -> {};

  /** What is looked for; {@code snippet.title.KIND} is the message key of its words. */
  public enum Kind {
    /** A text to put in where the caret is. */
    SNIPPET,
    /** Fields that are filled together. */
    TEMPLATE;

    /** Its stable name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something to choose, in the language of the moment.
   *
   * @param abbreviation empty for none
   * @param group empty for none
   * @param text what it puts in
   */
  public record Item(String id, String title, String abbreviation, String group, String text) {}

  /** What is looked for now, or null while nothing is. */
  public ReadOnlyObjectProperty<@Nullable Kind> openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What fits, best first. */
  public ObservableList<Item> items() {
    return items;
  }

  /** Begins a search; the one before is given up. */
  public void open(Kind kind, List<Item> among, Consumer<Item> whenChosen) {
    all = List.copyOf(among);
    chosen = whenChosen;
    type("");
    open.set(kind);
  }

  /** Finds by abbreviation, title (initials and pinyin initials too), group or text. */
  public void type(String text) {
    typed = text.strip().toLowerCase(Locale.ROOT);
    items.setAll(
        all.stream()
            .filter(item -> rank(item) < NO_FIT)
            .sorted(Comparator.comparingInt(this::rank))
            .toList());
  }

  private int rank(Item item) {
    if (typed.isEmpty() || item.abbreviation().equals(typed)) {
      return 0;
    }
    OptionalInt byTitle = PaletteMatch.rank(item.title(), typed);
    if (byTitle.isPresent()) {
      return byTitle.getAsInt();
    }
    if (item.abbreviation().startsWith(typed)
        || PaletteMatch.rank(item.group(), typed).isPresent()) {
      return BY_GROUP;
    }
    return item.text().toLowerCase(Locale.ROOT).contains(typed) ? BY_TEXT : NO_FIT;
  }

  /** Takes one, and ends the search. */
  public void choose(Item item) {
    Consumer<Item> taker = chosen;
    close();
    taker.accept(item);
  }

  /** Ends the search. */
  public void close() {
    open.set(null);
    chosen = item -> {};
  }
}
