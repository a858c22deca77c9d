package org.seatline.server.telephony;

import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.sip.UserAgent;

/** What every call at the front door shares. */
record FrontDoor(
    UserAgent agent,
    MediaEngine media,
    CoreLink core,
    CallerDirectory callers,
    MenuPlan menu,
    QueuePlan queues,
    PromptLibrary prompts,
    Registrar registrar,
    Timers timers,
    TelephonySettings settings) {}
