package org.seatline.softphone.rtp;

/** Which of the last 64 sequence numbers were played, to tell a duplicate from a late packet. */
final class PlayedSequences {
  private static final int REMEMBERED = 64;

  private boolean any;
  private int newest;
  private long bits;

  void clear() {
    any = false;
    bits = 0;
  }

  /** Notes one; returns how many numbers were passed over since the newest before it. */
  int add(int sequence) {
    int step = RtpSequence.distance(newest, sequence);
    if (any && step <= 0 && step > -REMEMBERED) {
      bits |= 1L << -step;
      return 0;
    }
    boolean near = any && step > 0 && step < REMEMBERED;
    bits = near ? (bits << step) | 1 : 1;
    newest = sequence;
    any = true;
    return near ? step - 1 : 0;
  }

  boolean contains(int sequence) {
    int back = RtpSequence.distance(sequence, newest);
    return any && back >= 0 && back < REMEMBERED && (bits >>> back & 1) != 0;
  }
}
