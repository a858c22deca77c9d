package org.seatline.server.telephony;

/** What one caller has gone through and is owed a word for. User agent's thread. */
final class Apologies {
  /** So often a caller's phone may refuse the media of a seat; each time costs a seat its ring. */
  static final int REFUSED_MOVES_MAX = 2;

  private int refusedMoves;
  private boolean talked;
  private boolean notConnected;

  /** The caller was given to a seat: who loses it hears an apology. */
  void talked() {
    talked = true;
  }

  /** Whether the caller has lost a seat and heard nothing of it yet; once. */
  boolean takeTalked() {
    boolean owed = talked;
    talked = false;
    return owed;
  }

  /** After a caller has refused a seat's media: whether it is worth while to ring another seat. */
  boolean mayTryAnotherSeat() {
    refusedMoves++;
    return refusedMoves < REFUSED_MOVES_MAX;
  }

  /** The release that is to come is not to come without a word. */
  void notConnected() {
    notConnected = true;
  }

  /** Whether the caller could not be connected and heard nothing of it yet; once. */
  boolean takeNotConnected() {
    boolean owed = notConnected;
    notConnected = false;
    return owed;
  }
}
