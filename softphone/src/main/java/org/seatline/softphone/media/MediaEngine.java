package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * All legs of a process, paced together in ticks of 20 ms. A seat has one leg, a server up to about
 * a thousand.
 */
public interface MediaEngine extends Closeable {
  /** Length of a tick, and of every frame read from a source or written to a sink. */
  int TICK_MS = 20;

  /** Starts the threads of an engine over UDP. */
  static MediaEngine start(MediaSettings settings) throws IOException {
    return new UdpMediaEngine(settings, System::nanoTime, new SecureRandom());
  }

  /**
   * Binds a leg's ports; nothing is sent before {@link MediaLeg#start}, and of what comes sooner
   * only the RTP of the last 300 ms is kept for it.
   */
  MediaLeg openLeg(MediaListener listener) throws IOException;

  /**
   * Moves audio between two local ends in every tick, where no leg does: a headset in a conference,
   * a ring tone on a loudspeaker.
   *
   * @return ends the pump when closed
   */
  Closeable pump(AudioSource from, AudioSink to, int sampleRate);

  /**
   * Lets the ticks keep to a device's clock, so that what comes from it need not wait: for a seat,
   * whose only source is a headset.
   */
  default void follow(Cadence cadence) {}

  /**
   * Gets the codecs ready on a thread of its own, so that the first call does not wait for them: to
   * be called once, when calls are about to come.
   */
  default void warmUp() {}

  /** The legs that are open now. */
  List<MediaLeg> legs();

  /** Closes all legs (an RTCP BYE is sent for each) and ends the threads. */
  @Override
  void close();
}
