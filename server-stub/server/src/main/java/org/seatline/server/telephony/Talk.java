package org.seatline.server.telephony;

/**
 * What the server talks about with a caller: a menu, a message, a callback. User agent's thread.
 */
interface Talk {
  /** Nothing is talked about: keys mean nothing. */
  Talk NONE =
      new Talk() {
        @Override
        public void pressed(char digit) {
          // Nobody waits for a key.
        }

        @Override
        public void stop() {
          // There is nothing to stop.
        }
      };

  /** The caller pressed a key. */
  void pressed(char digit);

  /** Whether the caller is in the middle of something that no announcement may interrupt. */
  default boolean busy() {
    return false;
  }

  /** The caller is elsewhere: nothing of this talk comes any more. */
  void stop();

  /** The caller has hung up; true when this talk tells the core of it. */
  default boolean gone() {
    stop();
    return false;
  }
}
