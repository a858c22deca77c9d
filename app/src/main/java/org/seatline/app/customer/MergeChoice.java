package org.seatline.app.customer;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory.Line;
import org.seatline.protocol.CustomerRecord;

/** Which value of two records stays, field by field. Needs no toolkit; one thread. */
final class MergeChoice {
  private final CustomerRecord kept;
  private final CustomerRecord gone;
  private final Set<String> chosen = new HashSet<>();
  private Set<String> fromGone;

  /** Begins with what {@link MergeDefaults} say without dates. */
  MergeChoice(CustomerRecord kept, CustomerRecord gone) {
    this(kept, gone, MergeDefaults.fromGone(kept, gone, List.of(), List.of()));
  }

  private MergeChoice(CustomerRecord kept, CustomerRecord gone, Set<String> fromGone) {
    this.kept = kept;
    this.gone = gone;
    this.fromGone = fromGone;
  }

  /**
   * One field of both.
   *
   * @param fromGone whether the value of the one that goes is taken
   */
  record Row(String field, String kept, String gone, boolean fromGone) {
    boolean differs() {
      return !kept.equals(gone);
    }
  }

  /** The fields with both values. */
  List<Row> rows() {
    return CustomerField.TEXTS.stream()
        .map(
            field ->
                new Row(
                    field,
                    CustomerField.value(kept, field),
                    CustomerField.value(gone, field),
                    fromGone.contains(field)))
        .toList();
  }

  /** The fields whose value is that of the one that goes. */
  List<String> taken() {
    return rows().stream().filter(row -> row.differs() && row.fromGone()).map(Row::field).toList();
  }

  /** Takes the value of one of both. */
  void take(String field, boolean ofGone) {
    chosen.add(field);
    put(fromGone, field, ofGone);
  }

  private static void put(Set<String> fields, String field, boolean in) {
    if (in) {
      fields.add(field);
    } else {
      fields.remove(field);
    }
  }

  /** It is known when each value was written: what nobody chose becomes the newer one. */
  void date(List<Line> keptHistory, List<Line> goneHistory) {
    Set<String> newer = MergeDefaults.fromGone(kept, gone, keptHistory, goneHistory);
    Set<String> next = new LinkedHashSet<>(fromGone);
    CustomerField.TEXTS.stream()
        .filter(field -> !chosen.contains(field))
        .forEach(field -> put(next, field, newer.contains(field)));
    fromGone = next;
  }

  /** The same values, while the other record stays. */
  MergeChoice swapped() {
    Set<String> other = new LinkedHashSet<>();
    rows().stream()
        .filter(row -> row.differs() && !row.fromGone())
        .forEach(row -> other.add(row.field()));
    MergeChoice swapped = new MergeChoice(gone, kept, other);
    swapped.chosen.addAll(CustomerField.TEXTS);
    return swapped;
  }
}
