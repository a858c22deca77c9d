package org.seatline.server.telephony;

import java.util.function.Supplier;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.sip.UserAgent;

/** What every call at the front door shares. */
record FrontDoor(
    UserAgent agent,
    MediaEngine media,
    CoreLink core,
    CallerDirectory callers,
    VoicemailBox voicemail,
    Supplier<TelephonyFiles> current,
    Registrar registrar,
    Timers timers,
    TelephonySettings settings) {

  /** Menu, queues and prompts for a call that begins now; it keeps them to its end. */
  TelephonyFiles files() {
    return current.get();
  }
}
