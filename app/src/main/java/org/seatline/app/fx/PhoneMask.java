package org.seatline.app.fx;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Masked;
import org.seatline.app.session.SeatSnapshot;

/**
 * Phone numbers as somebody may read them: whoever draws one asks here. Pure, safe on any thread.
 */
public final class PhoneMask {
  private PhoneMask() {}

  /** The number grouped; masked where the centre masks it for this person. */
  public static String text(SeatSnapshot.@Nullable Person person, String number) {
    return PhoneText.display(Masked.shown(person, number));
  }
}
