package org.seatline.softphone.media;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.DigitReceiver;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.XrBlock;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpOpener;

/**
 * The receiving half of a leg: the receive thread puts packets in, the pacer thread takes samples
 * out, guarded by this object's monitor.
 */
final class LegReceiver {
  /** A new SSRC is believed at once after this long without the old one. */
  private static final long SSRC_QUIET_NANOS = 100_000_000L;

  private final int jitterBufferMaxMs;
  private final RtpPacket packet = new RtpPacket();
  private final DigitReceiver digits = new DigitReceiver();
  private final Codec.@Nullable Decoder[] decoders = new Codec.@Nullable Decoder[128];
  private @Nullable MediaParameters parameters;
  private @Nullable JitterBuffer buffer;
  private @Nullable LegStatistics statistics;
  private @Nullable SrtpOpener opener;
  private boolean listening;
  private boolean exactSourceSeen;
  private boolean haveSsrc;
  private int ssrc;
  private int candidateSsrc;
  private int candidatePackets;
  private long lastPacketNanos;
  private long startNanos;
  private boolean packetSinceStart;
  private boolean silent;
  private boolean anyPacket;
  private long malformed;
  private long strays;
  private boolean left;
  private short[] frame = new short[0];

  /** What a datagram meant for the listener. */
  record Arrival(boolean first, boolean resumed, char digit) {
    static final Arrival NOTHING = new Arrival(false, false, (char) 0);

    boolean nothing() {
      return !first && !resumed && digit == 0;
    }
  }

  LegReceiver(int jitterBufferMaxMs) {
    this.jitterBufferMaxMs = jitterBufferMaxMs;
  }

  synchronized void start(MediaParameters next, long nowNanos) {
    MediaParameters before = parameters;
    parameters = next;
    if (before == null || !before.receivePayloadTypes().equals(next.receivePayloadTypes())) {
      Arrays.fill(decoders, null);
    }
    Codec codec = next.codec();
    if (before == null || before.codec().sampleRate() != codec.sampleRate()) {
      JitterBuffer fresh =
          new JitterBuffer(
              codec.sampleRate(), codec.rtpClockRate(), jitterBufferMaxMs, this::decoder);
      buffer = fresh;
      statistics = new LegStatistics(codec.rtpClockRate(), fresh, jitterBufferMaxMs);
      frame = new short[codec.sampleRate() / 1000 * MediaEngine.TICK_MS];
    }
    opener = openerOf(next.keys());
    if (before == null || !before.remote().equals(next.remote())) {
      exactSourceSeen = false;
    }
    if (before == null || !before.receive() || !before.remote().equals(next.remote())) {
      startNanos = nowNanos;
      packetSinceStart = false;
    }
  }

  private @Nullable SrtpOpener openerOf(@Nullable MediaKeys keys) {
    if (keys == null) {
      return null;
    }
    SrtpOpener now = opener;
    return now != null && now.key().equals(keys.receive()) ? now : new SrtpOpener(keys.receive());
  }

  // RFC 3264 wants only agreed payload types, but peers that switch to the other law should be
  // heard: both are static.
  private Codec.@Nullable Decoder decoder(int payloadType) {
    Codec.@Nullable Decoder known = decoders[payloadType];
    MediaParameters now = parameters;
    if (known != null || now == null) {
      return known;
    }
    Codec codec = now.receivePayloadTypes().get(payloadType);
    if (codec == null) {
      codec = Codecs.byStaticPayloadType(payloadType).orElse(null);
    }
    if (codec == null || codec.sampleRate() != now.codec().sampleRate()) {
      return null;
    }
    Codec.Decoder made = codec.newDecoder();
    decoders[payloadType] = made;
    return made;
  }

  /** Takes one datagram; may decrypt it in place, never keeps {@code data}. */
  synchronized Arrival rtp(byte[] data, int length, InetSocketAddress from, long now) {
    MediaParameters agreed = parameters;
    if (agreed == null || statistics == null) {
      return Arrival.NOTHING;
    }
    boolean exact = from.equals(agreed.remote());
    if (!exact && !mayComeFrom(from, agreed.remote())) {
      strays++;
      return Arrival.NOTHING;
    }
    int plain = opener == null ? length : opener.open(data, length);
    if (plain < 0 || !packet.parse(data, plain)) {
      malformed++;
      return Arrival.NOTHING;
    }
    exactSourceSeen |= exact;
    if (!ssrcAllowed(now)) {
      strays++;
      return Arrival.NOTHING;
    }
    statistics.received(packet, now);
    boolean first = !anyPacket;
    boolean resumed = silent || left;
    anyPacket = true;
    silent = false;
    left = false;
    lastPacketNanos = now;
    packetSinceStart = true;
    char digit = 0;
    if (packet.payloadType() == agreed.receiveEventPayloadType()) {
      digit =
          digits.receive(
              packet.data(),
              packet.payloadOffset(),
              packet.payloadLength(),
              packet.timestamp(),
              packet.marker());
    } else {
      keep(now);
    }
    Arrival arrival = new Arrival(first, resumed, digit);
    return arrival.nothing() ? Arrival.NOTHING : arrival;
  }

  private void keep(long now) {
    if (listening && statistics != null && decoder(packet.payloadType()) != null) {
      statistics.keep(packet, now);
    }
  }

  // Until the address from SDP has spoken, any port of its host: some peers send from another one
  // (RFC 4961 asks them not to).
  private boolean mayComeFrom(InetSocketAddress from, InetSocketAddress remote) {
    return !exactSourceSeen && from.getAddress().equals(remote.getAddress());
  }

  // One stray packet of another stream does not take the leg over, two in a row do.
  private boolean ssrcAllowed(long now) {
    int next = packet.ssrc();
    if (haveSsrc && next == ssrc) {
      candidatePackets = 0;
      return true;
    }
    candidatePackets = next == candidateSsrc ? candidatePackets + 1 : 1;
    candidateSsrc = next;
    if (haveSsrc && candidatePackets < 2 && now - lastPacketNanos < SSRC_QUIET_NANOS) {
      return false;
    }
    if (haveSsrc && buffer != null) {
      buffer.restart();
      digits.reset();
    }
    haveSsrc = true;
    ssrc = next;
    return true;
  }

  /**
   * Takes 20 ms of what came.
   *
   * @param wanted whether anybody hears it; if not nothing is decoded
   * @return the frame, silent where nothing plays; valid until the next tick
   */
  synchronized short[] tick(boolean wanted) {
    if (buffer == null) {
      return frame;
    }
    if (wanted != listening) {
      listening = wanted;
      buffer.restart();
    }
    if (wanted) {
      buffer.pull(frame, frame.length);
    }
    return frame;
  }

  /** The other end says that it leaves: whoever is heard next is somebody else, or it stays. */
  synchronized void left() {
    left = true;
  }

  /** Silence in ms that has just become too long, or 0. */
  synchronized int newlySilentMs(long now, int noRtpMs) {
    if (parameters == null || !parameters.receive() || silent) {
      return 0;
    }
    long quietMs = (now - (packetSinceStart ? lastPacketNanos : startNanos)) / 1_000_000;
    silent = quietMs >= noRtpMs;
    return silent ? (int) quietMs : 0;
  }

  /** Whether a BYE of that source ends what is heard now. */
  synchronized boolean concernsUs(RtcpMessage.Bye bye) {
    return !packetSinceStart || bye.ssrc() == ssrc;
  }

  /** SSRC of what is heard now; meaningless before the first packet. */
  synchronized int ssrc() {
    return ssrc;
  }

  /** Report block on what was received since the last one, or null before the first packet. */
  synchronized RtcpMessage.@Nullable ReportBlock report(int lastSenderReport, int delaySince) {
    return statistics == null || !statistics.started()
        ? null
        : statistics.report(lastSenderReport, delaySince);
  }

  /** What came since the last summary, or null before the first packet. */
  synchronized XrBlock.@Nullable StatisticsSummary summary() {
    return statistics == null || !statistics.started() ? null : statistics.summary();
  }

  /** How the call is received so far, or null before the first packet. */
  synchronized XrBlock.@Nullable VoipMetrics metrics(int roundTripMs) {
    MediaParameters now = parameters;
    return statistics == null || now == null || !statistics.started()
        ? null
        : statistics.metrics(now.codec().name(), now.packetMs(), roundTripMs);
  }

  /** Copies the counts; false, and nothing copied, before the first {@link #start}. */
  synchronized boolean read(Reception into) {
    if (statistics == null) {
      return false;
    }
    statistics.read(into);
    return true;
  }

  /** Datagrams that were no RTP, or not protected by the other end's key. */
  synchronized long malformed() {
    return malformed;
  }

  /** RTP packets from elsewhere. */
  synchronized long strays() {
    return strays;
  }
}
