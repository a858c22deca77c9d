package org.seatline.app.call;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Company;
import org.seatline.protocol.SeatStateName;

/**
 * Somebody to hand over to, or to ask.
 *
 * @param name as the list shows it
 * @param id agent id, or empty
 * @param detail more about it in words
 * @param state of a seat; null for a queue or a number
 * @param sinceNanos when that state began, or null
 * @param free whether it can take a caller now, as far as is known
 */
public record TransferChoice(
    Company.Party party,
    String name,
    String id,
    String detail,
    @Nullable SeatStateName state,
    @Nullable Long sinceNanos,
    boolean free) {

  /** Ready seats first, whoever is ready longest first; then queues; then who is busy. */
  static final Comparator<TransferChoice> BEST_FIRST =
      Comparator.comparingInt(TransferChoice::rank)
          .thenComparing(choice -> choice.sinceNanos == null ? Long.valueOf(0) : choice.sinceNanos)
          .thenComparing(TransferChoice::name);

  private int rank() {
    if (state == null) {
      return free ? 1 : 3;
    }
    return free ? 0 : 2;
  }
}
