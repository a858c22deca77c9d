package org.seatline.server.telephony;

import org.seatline.server.acd.Effect;
import org.seatline.softphone.sip.Destination;

/** How numbers outside are dialled, and what their answers mean. */
final class OutsideLine {
  private OutsideLine() {}

  /** By the trunk that brought the caller; the centre shows its own number, as to callbacks. */
  static Destination to(Effect.DialOutside wanted) {
    return Destination.of("sip:" + wanted.number() + "@" + wanted.trunk(), null);
  }

  /** Why nobody is there, by the status (RFC 3261 section 21) that ended the INVITE. */
  static String outcome(int status) {
    return switch (status) {
      case 486, 600 -> "busy";
      case 403, 603 -> "refused";
      case 408, 480, 487 -> "no-answer";
      case 404, 410, 484, 604 -> "wrong-number";
      default -> "unreachable";
    };
  }
}
