package org.seatline.app.session;

/**
 * Where the phone keeps the dialog of its call, so that the next process can take it up. Methods
 * return at once, from any thread.
 */
public interface LegShelf {
  /** The call's dialog is this now. */
  void keep(String callId, String dialog);

  /** The call is over. */
  void drop(String callId);
}
