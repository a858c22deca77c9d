package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.Dialog;
import org.seatline.softphone.call.Established;

/** Makes a shell for a call state that another process wrote down. */
final class Restoring {
  private Restoring() {}

  static CallShell shell(SipUserAgent agent, CallState state, CallListener listener) {
    Dialog dialog = dialog(state);
    if (dialog == null) {
      throw new IllegalArgumentException("the snapshot is of a call that had not begun");
    }
    return new CallShell(agent, dialog.callId(), dialog.localTag(), state, listener);
  }

  /**
   * The state as that of a user agent with this contact. The peer learns it with our next request
   * (RFC 3261 12.2.1.1).
   */
  static CallState at(String contact, CallState state) {
    return state instanceof Established established ? established.withContact(contact) : state;
  }

  private static @Nullable Dialog dialog(CallState state) {
    return switch (state) {
      case CallState.Idle idle -> null;
      case CallState.Calling calling -> calling.dialog();
      case CallState.Ringing ringing -> ringing.dialog();
      case Established established -> established.dialog();
      case CallState.Closing closing -> closing.dialog();
      case CallState.Ended ended -> ended.dialog();
    };
  }
}
