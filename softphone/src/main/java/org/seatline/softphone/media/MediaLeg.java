package org.seatline.softphone.media;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * One RTP session with one other end. Methods may be called from any thread and never block. SSRC,
 * sequence numbers and timestamps go on over every {@link #start}.
 */
public interface MediaLeg extends Closeable {
  /** Local RTP port, even; put it into SDP. */
  int localPort();

  /** Local RTCP port: the one above. With rtcp-mux RTCP is accepted on {@link #localPort()} too. */
  int localRtcpPort();

  /** Starts, or goes on with new parameters after a re-INVITE. */
  void start(MediaParameters next);

  /** What is in force, or null before the first {@link #start}. */
  @Nullable MediaParameters parameters();

  /** What is sent from the next tick on. */
  void source(AudioSource next);

  /**
   * Sends a clip from the next tick on, then silence.
   *
   * @param ended called once on the thread {@code media-events} when all of it has been sent; never
   *     when another source took its place before
   */
  void play(PcmClip clip, Runnable ended);

  /** Where received audio goes from the next tick on; with {@code NONE} nothing is decoded. */
  void sink(AudioSink next);

  /** Writes both directions, side by side, to {@code next}; null ends that. */
  void record(@Nullable StereoSink next);

  /**
   * Sends keys as telephone-events, 100 ms each with a pause of 60 ms; characters that are none are
   * left out. Without telephone-event in the parameters they wait for parameters that have it.
   *
   * @return keys taken
   */
  int sendDigits(String digits);

  /** How the leg is heard so far. */
  CallQuality quality();

  /**
   * How both ends hear each other, and how loud they are. Measuring begins when this or {@link
   * #lastMinute} is asked for the first time; ask again once a second or so.
   */
  QualityReport report();

  /**
   * One figure of each of the last sixty seconds, the oldest first; fewer while there are fewer.
   */
  float[] lastMinute(QualityFigure figure);

  /** Datagrams dropped: neither RTP nor RTCP, or not the other end's, or not under its key. */
  long droppedPackets();

  /** Sends RTCP BYE, frees the ports. May be called again. */
  @Override
  void close();
}
