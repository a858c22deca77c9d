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
