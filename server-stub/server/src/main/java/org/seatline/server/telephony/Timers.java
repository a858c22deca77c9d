package org.seatline.server.telephony;

import java.util.concurrent.Future;

/** Timers that fire on the user agent's thread. */
public interface Timers extends AutoCloseable {
  /**
   * Runs {@code work} on the user agent's thread after a while; cancel the answer to prevent it.
   */
  Future<?> after(long ms, Runnable work);

  @Override
  void close();
}
