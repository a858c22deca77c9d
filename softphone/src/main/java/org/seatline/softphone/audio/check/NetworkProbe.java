package org.seatline.softphone.audio.check;

import java.util.function.Consumer;

/** Finds out how the way to the server is, for instance by RTP that is sent back. */
@FunctionalInterface
public interface NetworkProbe {
  /** Where nobody sends anything back: says nothing. */
  NetworkProbe NONE = told -> {};

  /** Begins; tells the result once, or never, on a thread of its own. Must not block. */
  void begin(Consumer<NetworkQuality> told);
}
