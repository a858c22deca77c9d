package org.seatline.app.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the draft journal: how a draft was by then, as a whole.
 *
 * @param number later lines have larger ones, over all starts of the seat
 * @param draft null when it was given up, or has become a ticket
 */
record DraftLine(long number, String draftId, @Nullable SealedDraft draft) {

  /** The last line of each draft, in their order. */
  static List<DraftLine> newest(Collection<DraftLine> lines) {
    Map<String, DraftLine> newest = new HashMap<>();
    lines.forEach(
        line ->
            newest.merge(
                line.draftId(), line, (one, two) -> one.number() > two.number() ? one : two));
    return newest.values().stream().sorted(Comparator.comparingLong(DraftLine::number)).toList();
  }
}
