package org.seatline.app.call;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.sip.UserAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dialogs that an earlier process left behind, until they are wanted. On the phone's thread. */
final class LeftLegs {
  private static final Logger LOG = LoggerFactory.getLogger(LeftLegs.class);

  private final PhoneCalls calls;
  private final Map<String, String> dialogs = new HashMap<>();

  LeftLegs(PhoneCalls calls) {
    this.calls = calls;
  }

  void put(String callId, String dialog) {
    dialogs.put(callId, dialog);
  }

  void forget(String callId) {
    dialogs.remove(callId);
  }

  /** Makes a call of this dialog, if there is one and a user agent to speak for it. */
  void bring(String callId, @Nullable UserAgent agent) {
    String dialog = dialogs.get(callId);
    if (dialog == null || agent == null) {
      return;
    }
    dialogs.remove(callId);
    try {
      calls.takeUp(callId, dialog, agent);
    } catch (IllegalArgumentException e) {
      LOG.error("the dialog that was left of call {} cannot be read", callId, e);
    }
  }
}
