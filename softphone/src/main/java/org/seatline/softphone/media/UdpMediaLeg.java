package org.seatline.softphone.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtpPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A leg over a pair of UDP sockets. */
final class UdpMediaLeg implements MediaLeg {
  private static final Logger LOG = LoggerFactory.getLogger(UdpMediaLeg.class);
  private static final short[] NOTHING = new short[0];

  private final UdpMediaEngine engine;
  private final LegSockets sockets;
  private final int localPort;
  private final int localRtcpPort;
  private final LegSender sender;
  private final LegReceiver receiver;
  private final EarlyPackets early = new EarlyPackets();
  private final LegRtcp rtcp;
  private final LegScores scores;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile MediaListener listener = MediaListener.NONE;
  private volatile @Nullable MediaParameters parameters;
  private volatile AudioSource source = AudioSource.SILENCE;
  private volatile AudioSink sink = AudioSink.NONE;
  private volatile @Nullable StereoSink recorder;
  private volatile @Nullable LegMeter meter;

  UdpMediaLeg(UdpMediaEngine engine, LegSockets sockets) {
    this.engine = engine;
    this.sockets = sockets;
    this.localPort = sockets.rtpPort();
    this.localRtcpPort = sockets.rtcpPort();
    this.sender = new LegSender(sockets.rtp(), engine.random(), engine.settings().silenceEveryMs());
    this.receiver = new LegReceiver(engine.settings().jitterBufferMaxMs());
    this.rtcp =
        new LegRtcp(sockets, sender, receiver, engine.random(), engine.settings().rtcpIntervalMs());
    this.scores = new LegScores(sender, receiver, rtcp.farEnd());
  }

  /** Who hears of it; set before it is started. */
  void listen(MediaListener next) {
    listener = next;
  }

  @Override
  public int localPort() {
    return localPort;
  }

  @Override
  public int localRtcpPort() {
    return localRtcpPort;
  }

  @Override
  public void start(MediaParameters next) {
    long now = engine.nanoTime();
    sender.start(next);
    receiver.start(next, now);
    rtcp.start(next);
    scores.start(next);
    parameters = next;
    early.handOn(now, this::take);
  }

  @Override
  public @Nullable MediaParameters parameters() {
    return parameters;
  }

  @Override
  public void source(AudioSource next) {
    source = next;
  }

  @Override
  public void play(PcmClip clip, Runnable ended) {
    source(new FileSource(clip, false, () -> engine.events().post(ended)));
  }

  @Override
  public void sink(AudioSink next) {
    sink = next;
  }

  @Override
  public void record(@Nullable StereoSink next) {
    recorder = next;
  }

  @Override
  public int sendDigits(String digits) {
    return sender.press(digits);
  }

  @Override
  public CallQuality quality() {
    return scores.quality();
  }

  @Override
  public QualityReport report() {
    return measured().report();
  }

  @Override
  public float[] lastMinute(QualityFigure figure) {
    return measured().lastMinute(figure);
  }

  // Who is never asked, as a thousand legs of a server, measures nothing.
  private synchronized LegMeter measured() {
    LegMeter known = meter;
    if (known == null) {
      known = new LegMeter(receiver, rtcp.farEnd(), scores);
      meter = known;
    }
    return known;
  }

  @Override
  public long droppedPackets() {
    return receiver.malformed() + receiver.strays() + rtcp.dropped();
  }

  void leaveOut(int ticks) {
    sender.leaveOut(ticks);
  }

  void tick(long nowNanos) {
    MediaParameters now = parameters;
    if (closed.get() || now == null) {
      return;
    }
    StereoSink stereo = recorder;
    AudioSink hears = sink;
    short[] sent = sender.tick(source);
    boolean listening = stereo != null || !hears.equals(AudioSink.NONE);
    short[] heard = receiver.tick(listening, nowNanos);
    // By its length: new parameters may have come since.
    int rate = heard.length * (1000 / MediaEngine.TICK_MS);
    hears.write(heard, heard.length, rate);
    if (stereo != null && sent.length == heard.length) {
      stereo.write(sent, heard, heard.length, rate);
    }
    measure(now, sent, listening ? heard : NOTHING, nowNanos);
    rtcp.tick(now, nowNanos);
    if (sender.digitsJustSent()) {
      post(() -> listener.digitsSent(this));
    }
    int silentMs = receiver.newlySilentMs(nowNanos, engine.settings().noRtpMs());
    if (silentMs > 0) {
      post(() -> listener.noRtp(this, silentMs));
    }
  }

  private void measure(MediaParameters now, short[] sent, short[] heard, long nowNanos) {
    LegMeter wanted = meter;
    if (wanted == null) {
      return;
    }
    if (now.send()) {
      wanted.sent(sent, sender.given());
    }
    if (heard.length > 0) {
      wanted.heard(heard);
    }
    wanted.tick(now, nowNanos);
  }

  void received(byte[] data, int length, InetSocketAddress from, boolean rtpSocket, long nanos) {
    boolean rtp = rtpSocket && !RtpPacket.looksLikeRtcp(data, length);
    if (closed.get() || (rtp && early.keep(data, length, from, nanos))) {
      return;
    }
    MediaParameters now = parameters;
    if (now == null) {
      return;
    }
    if (rtp) {
      take(data, length, from, nanos);
    } else {
      RtcpMessage.Bye bye = rtcp.received(data, length, from, now, nanos);
      if (bye != null) {
        receiver.left();
        String reason = bye.reason();
        post(() -> listener.rtcpBye(this, reason));
      }
    }
  }

  private void take(byte[] data, int length, InetSocketAddress from, long nanos) {
    LegReceiver.Arrival arrival = receiver.rtp(data, length, from, nanos);
    if (!arrival.nothing()) {
      tell(arrival);
    }
  }

  /** What came before the start; for tests. */
  EarlyPackets early() {
    return early;
  }

  private void tell(LegReceiver.Arrival arrival) {
    if (arrival.first()) {
      post(() -> listener.firstPacket(this));
    }
    if (arrival.resumed()) {
      post(() -> listener.rtpResumed(this));
    }
    if (arrival.digit() != 0) {
      post(() -> listener.digit(this, arrival.digit()));
    }
  }

  private void post(Runnable call) {
    engine.events().post(call);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    engine.forget(this);
    MediaParameters now = parameters;
    if (now != null) {
      rtcp.bye(now, engine.nanoTime());
    }
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.warn("closing a leg's sockets failed: {}", e.getMessage());
    }
  }
}
