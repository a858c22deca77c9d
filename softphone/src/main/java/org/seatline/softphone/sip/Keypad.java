package org.seatline.softphone.sip;

import org.seatline.softphone.call.InfoDigits;
import org.seatline.softphone.codec.TelephoneEvent;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaParameters;

/**
 * Presses keys in the way that both ends know: in the audio stream by RFC 4733 where
 * telephone-event was agreed on, otherwise by INFO requests.
 */
public final class Keypad {
  private Keypad() {}

  /**
   * Presses keys; characters that are none are left out. What the peer presses by INFO comes to
   * {@link CallListener#info}, and {@link InfoDigits#key} reads it.
   *
   * @return keys taken
   */
  public static int press(Call call, MediaLeg leg, String keys) {
    MediaParameters agreed = leg.parameters();
    if (agreed == null || agreed.sendEventPayloadType() != MediaParameters.NO_EVENTS) {
      return leg.sendDigits(keys);
    }
    int taken = 0;
    for (int i = 0; i < keys.length(); i++) {
      char key = TelephoneEvent.keyOf(TelephoneEvent.codeOf(keys.charAt(i)));
      if (key != 0) {
        call.sendInfo(InfoDigits.CONTENT_TYPE, InfoDigits.body(key));
        taken++;
      }
    }
    return taken;
  }
}
