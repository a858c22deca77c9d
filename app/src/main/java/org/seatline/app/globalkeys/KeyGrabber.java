package org.seatline.app.globalkeys;

import java.util.List;
import org.seatline.app.keys.KeyCombo;

/** Takes keys for itself, whichever program has the focus. Used by one thread alone. */
interface KeyGrabber extends AutoCloseable {
  /** No key was pressed. */
  int NONE = -1;

  /** Takes these keys; gives those that it cannot have because another program has them. */
  List<KeyCombo> grab(List<KeyCombo> keys);

  /**
   * Waits for one of them.
   *
   * @param maxMs at most so long, in milliseconds
   * @return its place in the list, or {@link #NONE}
   */
  int await(int maxMs);

  /** Gives the keys back. */
  @Override
  void close();
}
