package org.seatline.softphone.codec;

/**
 * Finds key presses in a stream of telephone-event packets. A press is told by its first packet, so
 * lost ends, repeated ends and duplicates do no harm; an event that goes on in a new segment (RFC
 * 4733 section 2.5.1.3) is one press. Not thread-safe.
 */
public final class DigitReceiver {
  private boolean known;
  private int code;
  private int timestamp;
  private int duration;
  private boolean ended;

  /**
   * Takes one payload.
   *
   * @param packetTimestamp RTP timestamp of its packet
   * @return the key when this packet begins a press, otherwise 0
   */
  public char receive(byte[] payload, int offset, int length, int packetTimestamp, boolean marker) {
    if (length < TelephoneEvent.BYTES) {
      return 0;
    }
    int newCode = TelephoneEvent.code(payload, offset);
    int newDuration = TelephoneEvent.duration(payload, offset);
    boolean end = TelephoneEvent.end(payload, offset);
    if (known && packetTimestamp - timestamp < 0) {
      return 0; // an older event's packet that came late
    }
    boolean same = known && packetTimestamp == timestamp;
    boolean goesOn = known && continues(newCode, packetTimestamp, newDuration, marker);
    if (same) {
      ended |= end;
      duration = Math.max(duration, newDuration);
      return 0;
    }
    known = true;
    code = newCode;
    timestamp = packetTimestamp;
    duration = newDuration;
    ended = end;
    return goesOn ? 0 : TelephoneEvent.keyOf(newCode);
  }

  // Either a proper segment (it begins where the last one was full), or a sender that moves the
  // timestamp with every packet while the duration grows.
  private boolean continues(int newCode, int newTimestamp, int newDuration, boolean marker) {
    if (marker || ended || newCode != code) {
      return false;
    }
    int step = newTimestamp - timestamp;
    boolean segment = step == duration || step == TelephoneEvent.DURATION_MAX;
    boolean movingTimestamp = newDuration > duration && step <= 2 * newDuration;
    return segment || movingTimestamp;
  }

  /** Forgets everything, for a new stream (another SSRC). */
  public void reset() {
    known = false;
  }
}
