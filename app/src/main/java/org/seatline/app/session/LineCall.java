package org.seatline.app.session;

/**
 * What a call over the fall-back line is besides a call.
 *
 * @param rings whether it rings at the other side, for one that is placed
 * @param startedMs wall clock of its beginning
 * @param answeredMs wall clock of the answer, 0 before
 */
record LineCall(boolean outgoing, boolean rings, long startedMs, long answeredMs) {
  LineCall ringing() {
    return new LineCall(outgoing, true, startedMs, answeredMs);
  }

  LineCall answeredAt(long nowMs) {
    return new LineCall(outgoing, rings, startedMs, nowMs);
  }

  SeatSnapshot.CallView.Line view() {
    return new SeatSnapshot.CallView.Line(outgoing, rings);
  }
}
