package org.seatline.app.ticket;

import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.FollowUp;

/** A follow-up in words. */
public final class FollowUpWords {
  private FollowUpWords() {}

  /** What is to be done, the number and the note as far as there are any. */
  public static String of(Messages messages, SeatSnapshot.@Nullable Person person, FollowUp what) {
    String kind = messages.get("ticket.follow-up." + what.kind().id());
    String number = what.number().isEmpty() ? "" : PhoneMask.text(person, what.number());
    String more = (number + "  " + what.note()).strip();
    return more.isEmpty() ? kind : messages.get("ticket.follow-up.words", kind, more);
  }
}
