package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.protocol.form.FieldLimits;
import org.seatline.protocol.form.FormCheck;
import org.seatline.protocol.form.FormFinding;
import org.seatline.protocol.form.FormFinding.Weight;

/**
 * What is wrong with a draft, each thing at the item that it belongs to. Compiles expressions, so
 * not on the UI thread.
 */
public final class DraftCheck {
  private static final int DECIMALS_MAX = 9;
  private static final List<String> WHOLE = List.of("maxLength", "decimals", "rowsMax");

  private DraftCheck() {}

  /** A finding and its place. */
  public record Found(DraftPlace place, FormFinding finding) {
    /** Whether the form cannot be published with it. */
    public boolean isWrong() {
      return finding.weight() == Weight.WRONG;
    }
  }

  /** Everything that is found, in the order of the form. */
  public static List<Found> check(FormDraft draft) {
    List<Found> found = new ArrayList<>(own(draft));
    List<DraftPlace> places = found.stream().map(Found::place).toList();
    for (FormFinding finding : FormCheck.check(draft.write().toPrettyString())) {
      var place = DraftPlace.of(draft, finding.pointer());
      if (!places.contains(place)) {
        found.add(new Found(place, finding));
      }
    }
    List<Integer> order = draft.root().tree().map(DraftItem::key).toList();
    found.sort(Comparator.comparingInt(f -> order.indexOf(f.place().key())));
    return List.copyOf(found);
  }

  /** What the form's check says in fewer words, or only of the first one. */
  private static List<Found> own(FormDraft draft) {
    return draft
        .root()
        .tree()
        .flatMap(
            item ->
                switch (item.kind()) {
                  case FORM, SECTION -> titles(item);
                  case FIELD, COLUMN -> Stream.concat(numbers(item), columns(item));
                  case OPTION -> options(draft, item);
                  case CHECK -> Stream.empty();
                })
        .toList();
  }

  private static Stream<Found> titles(DraftItem item) {
    return item.members().containsKey("title")
        ? Stream.empty()
        : Stream.of(wrong(item, "title", "form.finding.translation-en"));
  }

  private static Stream<Found> columns(DraftItem item) {
    boolean empty = item.text("type").equals("table") && item.all(Kind.COLUMN).isEmpty();
    return empty ? Stream.of(wrong(item, "columns", "formedit.finding.no-columns")) : Stream.of();
  }

  private static Stream<Found> options(FormDraft draft, DraftItem item) {
    String id = item.id();
    if (id.isBlank() || id.indexOf(',') >= 0) {
      return Stream.of(wrong(item, "id", "formedit.finding.option-id"));
    }
    boolean twice =
        draft.parent(item.key()).stream()
            .flatMap(parent -> parent.all(Kind.OPTION).stream())
            .takeWhile(other -> other.key() != item.key())
            .anyMatch(other -> other.id().equals(id));
    return twice ? Stream.of(wrong(item, "id", "formedit.finding.option-twice", id)) : Stream.of();
  }

  private static Stream<Found> numbers(DraftItem item) {
    List<Found> found = new ArrayList<>();
    for (String member : List.of("min", "max")) {
      JsonNode value = item.members().get(member);
      if (value != null && !value.isNumber()) {
        found.add(wrong(item, member, "formedit.finding.number"));
      }
    }
    for (String member : WHOLE) {
      JsonNode value = item.members().get(member);
      int most = most(member);
      if (value != null && (!value.isInt() || value.intValue() < 0 || value.intValue() > most)) {
        found.add(wrong(item, member, "formedit.finding.whole", most));
      }
    }
    return found.stream();
  }

  private static int most(String member) {
    return switch (member) {
      case "decimals" -> DECIMALS_MAX;
      case "rowsMax" -> FieldLimits.ROWS_MAX;
      default -> Integer.MAX_VALUE;
    };
  }

  private static Found wrong(DraftItem item, String member, String key, Object... arguments) {
    var finding = new FormFinding("", 1, Weight.WRONG, key, List.of(arguments));
    return new Found(new DraftPlace(item.key(), member), finding);
  }
}
