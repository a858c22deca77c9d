package org.seatline.app.customer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory.Line;
import org.seatline.protocol.CustomerRecord;

/** What stays of two records until somebody chooses: of two values the newer. Pure. */
final class MergeDefaults {
  private MergeDefaults() {}

  /**
   * The fields whose value is taken from the record that goes.
   *
   * @param keptHistory what is known of the changes, latest first; empty when nothing is
   * @param goneHistory the same of the other one
   */
  static Set<String> fromGone(
      CustomerRecord kept, CustomerRecord gone, List<Line> keptHistory, List<Line> goneHistory) {
    Set<String> fields = new LinkedHashSet<>();
    for (String field : CustomerField.TEXTS) {
      String stays = CustomerField.value(kept, field);
      String goes = CustomerField.value(gone, field);
      boolean newer = writtenAt(field, goneHistory) > writtenAt(field, keptHistory);
      if (!goes.isBlank() && !goes.equals(stays) && (stays.isBlank() || newer)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** When a value was written, Unix milliseconds; 0 when that is not on record. */
  private static long writtenAt(String field, List<Line> history) {
    return history.stream()
        .filter(
            line ->
                line.act().equals("created")
                    || (line.act().equals("changed") && line.about().equals(field)))
        .mapToLong(Line::atMs)
        .max()
        .orElse(0);
  }
}
