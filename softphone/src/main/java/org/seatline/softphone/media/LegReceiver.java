package org.seatline.softphone.media;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.DigitReceiver;
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

  private static final short[] NO_SOUND = new short[0];

  private final int jitterBufferMaxMs;
  private final RtpPacket packet = new RtpPacket();
  private final DigitReceiver digits = new DigitReceiver();
  private @Nullable MediaParameters parameters;
  private @Nullable LegPlayout playout;
  private @Nullable LegStatistics statistics;
  private @Nullable SrtpOpener opener;
  private int eventType = MediaParameters.NO_EVENTS;
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
    agree(next.codec(), next.receiving().codecs());
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

  private void agree(Codec codec, Map<Integer, Codec> codecs) {
    if (playout == null || statistics == null) {
      LegPlayout fresh = new LegPlayout(codec, codecs, jitterBufferMaxMs);
      playout = fresh;
      statistics = new LegStatistics(fresh, jitterBufferMaxMs);
      return;
    }
    int clockRate = playout.clockRate();
    playout.agree(codec, codecs);
    if (playout.clockRate() != clockRate) {
      statistics.clockRate(playout.clockRate());
    }
  }

  /** Takes one datagram; may decrypt it in place, never keeps {@code data}. */
  synchronized Arrival rtp(byte[] data, int length, InetSocketAddress from, long now) {
    MediaParameters agreed = parameters;
    if (agreed == null || statistics == null || playout == null) {
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
    int ownTimestamp = packet.timestamp();
    playout.retime(packet, now);
    statistics.received(packet, now);
    boolean first = !anyPacket;
    boolean resumed = silent || left;
    anyPacket = true;
    silent = false;
    left = false;
    lastPacketNanos = now;
    packetSinceStart = true;
    char digit = 0;
    if (agreed.receiving().eventTypes().contains(packet.payloadType())) {
      digit = digit(ownTimestamp);
    } else {
      statistics.keep(packet, now);
    }
    Arrival arrival = new Arrival(first, resumed, digit);
    return arrival.nothing() ? Arrival.NOTHING : arrival;
  }

  private char digit(int timestamp) {
    if (packet.payloadType() != eventType) {
      eventType = packet.payloadType();
      digits.reset(); // its timestamps may run on another clock
    }
    return digits.receive(
        packet.data(), packet.payloadOffset(), packet.payloadLength(), timestamp, packet.marker());
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
    if (haveSsrc && playout != null) {
      playout.restart();
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
  synchronized short[] tick(boolean wanted, long now) {
    return playout == null ? NO_SOUND : playout.tick(wanted, now);
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
