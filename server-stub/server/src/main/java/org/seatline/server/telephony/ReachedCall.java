package org.seatline.server.telephony;

import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;

/**
 * A callback whose caller has answered.
 *
 * @param callerNumber normalised, empty when withheld
 * @param caller the call that we placed
 * @param callerSdp the caller's answer
 * @param sessionId of our session description towards the caller; its version is 1
 * @param seat the leg of the seat that was granted the call
 */
record ReachedCall(
    String callId,
    String callerNumber,
    String queueId,
    Call caller,
    SessionDescription callerSdp,
    long sessionId,
    SeatLeg seat) {}
