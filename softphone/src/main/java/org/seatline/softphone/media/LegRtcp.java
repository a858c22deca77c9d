package org.seatline.softphone.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtcpReader;
import org.seatline.softphone.rtp.RtcpWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RTCP of one leg: reports in both directions and BYE (RFC 3550 section 6). */
final class LegRtcp {
  private static final Logger LOG = LoggerFactory.getLogger(LegRtcp.class);

  private final LegSockets sockets;
  private final LegSender sender;
  private final LegReceiver receiver;
  private final RandomGenerator random;
  private final int intervalMs;
  private final String cname;
  private final RtcpWriter writer = new RtcpWriter();
  private long nextReportNanos;
  private long packetsAtReport;
  private int lastSenderReport;
  private long lastSenderReportNanos;
  private int roundTripMs = -1;

  LegRtcp(
      LegSockets sockets,
      LegSender sender,
      LegReceiver receiver,
      RandomGenerator random,
      int intervalMs) {
    this.sockets = sockets;
    this.sender = sender;
    this.receiver = receiver;
    this.random = random;
    this.intervalMs = intervalMs;
    // RFC 7022 section 4.2: a short-term name that says nothing about the machine.
    this.cname = Long.toHexString(random.nextLong());
  }

  /** Sends a report when its time has come: after 0.5 to 1.5 intervals (section 6.2). */
  synchronized void tick(MediaParameters now, long nanos) {
    if (nextReportNanos == 0) {
      nextReportNanos = nanos + intervalMs * 500_000L;
    } else if (nanos - nextReportNanos >= 0) {
      nextReportNanos = nanos + (long) (intervalMs * 1_000_000L * (0.5 + random.nextDouble()));
      send(compound(nanos), now);
    }
  }

  /** Says good-bye to whom RTP went. */
  synchronized void bye(MediaParameters now, long nanos) {
    send(compound(nanos).add(new RtcpMessage.Bye(sender.ssrc(), "")), now);
  }

  private RtcpWriter compound(long nanos) {
    List<RtcpMessage.ReportBlock> blocks = new ArrayList<>(1);
    int delay = lastSenderReport == 0 ? 0 : (int) (ntp(nanos - lastSenderReportNanos) >>> 16);
    RtcpMessage.ReportBlock block = receiver.report(lastSenderReport, delay);
    if (block != null) {
      blocks.add(block);
    }
    int ssrc = sender.ssrc();
    boolean sent = sender.packets() != packetsAtReport;
    packetsAtReport = sender.packets();
    writer.begin();
    if (sent) {
      writer.add(
          new RtcpMessage.SenderReport(
              ssrc,
              ntp(nanos),
              sender.timestamp(),
              (int) sender.packets(),
              (int) sender.octets(),
              blocks));
    } else {
      writer.add(new RtcpMessage.ReceiverReport(ssrc, blocks));
    }
    return writer.add(new RtcpMessage.SourceDescription(ssrc, cname));
  }

  // Section 4: a system without wall time may use elapsed time; only differences matter here.
  private static long ntp(long nanos) {
    long seconds = nanos / 1_000_000_000L;
    long fraction = ((nanos % 1_000_000_000L) << 32) / 1_000_000_000L;
    return (seconds << 32) | (fraction & 0xFFFF_FFFFL);
  }

  private void send(RtcpWriter packet, MediaParameters now) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(packet.bytes(), 0, packet.length());
      (now.rtcpMux() ? sockets.rtp() : sockets.rtcp()).send(bytes, now.remoteRtcp());
    } catch (IOException e) {
      LOG.debug("sending RTCP failed: {}", e.getMessage());
    }
  }

  /**
   * Takes a datagram.
   *
   * @return the other end's BYE, or null
   */
  synchronized RtcpMessage.@Nullable Bye received(
      byte[] data, int length, InetSocketAddress from, MediaParameters now, long nanos) {
    if (!from.equals(now.remoteRtcp()) && !from.equals(now.remote())) {
      return null;
    }
    RtcpMessage.Bye bye = null;
    for (RtcpMessage message : RtcpReader.read(data, length)) {
      switch (message) {
        case RtcpMessage.SenderReport sr -> {
          lastSenderReport = (int) (sr.ntp() >>> 16);
          lastSenderReportNanos = nanos;
          sr.blocks().forEach(b -> measureRoundTrip(b, nanos));
        }
        case RtcpMessage.ReceiverReport rr -> rr.blocks().forEach(b -> measureRoundTrip(b, nanos));
        case RtcpMessage.SourceDescription ignored -> {}
        case RtcpMessage.Bye b -> bye = receiver.concernsUs(b) ? b : bye;
      }
    }
    return bye;
  }

  private void measureRoundTrip(RtcpMessage.ReportBlock block, long nanos) {
    if (block.ssrc() != sender.ssrc() || block.lastSenderReport() == 0) {
      return;
    }
    int units = (int) (ntp(nanos) >>> 16) - block.lastSenderReport() - block.delaySince();
    roundTripMs = Math.max(0, (int) (units * 1000L / 65_536));
  }

  synchronized int roundTripMs() {
    return roundTripMs;
  }
}
