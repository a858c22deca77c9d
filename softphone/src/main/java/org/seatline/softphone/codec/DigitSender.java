package org.seatline.softphone.codec;

import java.util.ArrayDeque;

/**
 * Turns keys into telephone-event payloads, one for each packet time (RFC 4733 section 2.5.1): the
 * event's timestamp stays, its duration grows, its last packet is sent three times, and a pause
 * separates it from the next. Not thread-safe.
 */
public final class DigitSender {
  /** Keys that may wait to be sent. */
  public static final int PENDING_DIGITS_MAX = 64;

  private static final int PRESS_MS = 100;
  private static final int PAUSE_MS = 60;
  private static final int END_PACKETS = 3;

  private enum Phase {
    IDLE,
    PRESSED,
    ENDING,
    PAUSE
  }

  private final ArrayDeque<Integer> pending = new ArrayDeque<>();
  private Phase phase = Phase.IDLE;
  private int code;
  private int duration;
  private int endsLeft;
  private int pauseMs;
  private int startTimestamp;
  private boolean first;

  /** Queues keys; what is no key is left out. Returns how many were taken. */
  public int press(CharSequence keys) {
    int taken = 0;
    for (int i = 0; i < keys.length() && pending.size() < PENDING_DIGITS_MAX; i++) {
      int next = TelephoneEvent.codeOf(keys.charAt(i));
      if (next >= 0) {
        pending.add(next);
        taken++;
      }
    }
    return taken;
  }

  /** Whether a key is being sent: what its packets look like must not change now. */
  public boolean pressing() {
    return phase == Phase.PRESSED || phase == Phase.ENDING;
  }

  /** Whether anything is being sent or waits. */
  public boolean busy() {
    return phase != Phase.IDLE || !pending.isEmpty();
  }

  /**
   * Advances by one packet time.
   *
   * @param timestamp the stream's RTP timestamp now
   * @param units timestamp units of one packet time
   * @param packetMs the same in milliseconds
   * @return whether an event packet was written, to be sent in place of audio
   */
  public boolean next(int timestamp, int units, int packetMs, byte[] out, int offset) {
    if (phase == Phase.PAUSE) {
      pauseMs -= packetMs;
      if (pauseMs > 0) {
        return false;
      }
      phase = Phase.IDLE;
    }
    if (phase == Phase.IDLE) {
      Integer next = pending.poll();
      if (next == null) {
        return false;
      }
      begin(next, timestamp);
    } else {
      first = false;
    }
    advance(units, packetMs);
    TelephoneEvent.write(out, offset, code, phase != Phase.PRESSED, duration);
    if (phase == Phase.ENDING && --endsLeft == 0) {
      phase = Phase.PAUSE;
      pauseMs = PAUSE_MS;
    }
    return true;
  }

  private void begin(int next, int timestamp) {
    phase = Phase.PRESSED;
    code = next;
    duration = 0;
    first = true;
    startTimestamp = timestamp;
  }

  private void advance(int units, int packetMs) {
    if (phase != Phase.PRESSED) {
      return;
    }
    duration = Math.min(TelephoneEvent.DURATION_MAX, duration + units);
    if (duration >= units * (PRESS_MS / packetMs)) {
      phase = Phase.ENDING;
      endsLeft = END_PACKETS;
    }
  }

  /** RTP timestamp of the packet just written: that of the key's beginning. */
  public int eventTimestamp() {
    return startTimestamp;
  }

  /** Whether the packet just written is the key's first, which carries the marker bit. */
  public boolean marker() {
    return first;
  }
}
