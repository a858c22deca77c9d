package org.seatline.server.telephony;

import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.sip.UserAgent;

/** What every call at the front door shares. */
record FrontDoor(
    UserAgent agent,
    MediaEngine media,
    CoreLink core,
    CallerDirectory callers,
    TelephonyFiles files,
    Registrar registrar,
    Timers timers,
    TelephonySettings settings) {

  MenuPlan menu() {
    return files.menu();
  }

  QueuePlan queues() {
    return files.queues();
  }

  PromptLibrary prompts() {
    return files.prompts();
  }
}
