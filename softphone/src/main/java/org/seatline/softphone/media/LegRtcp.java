package org.seatline.softphone.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtcpInterval;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtcpReader;
import org.seatline.softphone.rtp.RtcpWriter;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtcpOpener;
import org.seatline.softphone.srtp.SrtcpProtector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RTCP of one leg: reports in both directions and BYE (RFC 3550 section 6). */
final class LegRtcp {
  private static final Logger LOG = LoggerFactory.getLogger(LegRtcp.class);

  private final LegSockets sockets;
  private final LegSender sender;
  private final LegReceiver receiver;
  private final RandomGenerator random;
  private final RtcpInterval interval;
  private final FarEnd farEnd;
  private final RtcpComposer composer;
  private @Nullable SrtcpProtector protector;
  private @Nullable SrtcpOpener opener;
  private long nextReportNanos;
  private boolean spoke;
  private long dropped;

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
    this.interval = new RtcpInterval(intervalMs);
    this.farEnd = new FarEnd(sender.ssrc());
    this.composer = new RtcpComposer(sender, receiver, farEnd, random);
  }

  /** Takes new keys over, or goes on with those that it has. */
  synchronized void start(MediaParameters next) {
    MediaKeys keys = next.keys();
    if (keys == null) {
      protector = null;
      opener = null;
      return;
    }
    if (protector == null || !protector.key().equals(keys.send())) {
      protector = new SrtcpProtector(keys.send());
    }
    if (opener == null || !opener.key().equals(keys.receive())) {
      opener = new SrtcpOpener(keys.receive());
    }
  }

  /** Sends a report when its time has come (section 6.2). */
  synchronized void tick(MediaParameters now, long nanos) {
    if (nextReportNanos == 0) {
      nextReportNanos = nanos + interval.firstNanos(random.nextDouble());
    } else if (nanos - nextReportNanos >= 0) {
      nextReportNanos = nanos + interval.nextNanos(random.nextDouble());
      send(composer.compound(now.xr(), nanos), now);
    }
  }

  /** Says good-bye to whom anything went: who never spoke, leaves without a word (6.3.7). */
  synchronized void bye(MediaParameters now, long nanos) {
    if (spoke || sender.packets() > 0) {
      send(composer.compound(now.xr(), nanos).add(new RtcpMessage.Bye(sender.ssrc(), "")), now);
    }
  }

  private void send(RtcpWriter packet, MediaParameters now) {
    try {
      int length =
          protector == null ? packet.length() : protector.protect(packet.bytes(), packet.length());
      ByteBuffer bytes = ByteBuffer.wrap(packet.bytes(), 0, length);
      (now.rtcpMux() ? sockets.rtp() : sockets.rtcp()).send(bytes, now.remoteRtcp());
      spoke = true;
    } catch (IOException e) {
      LOG.debug("sending RTCP failed: {}", e.getMessage());
    }
  }

  /**
   * Takes a datagram; it may be decrypted in place.
   *
   * @return the other end's BYE, or null
   */
  synchronized RtcpMessage.@Nullable Bye received(
      byte[] data, int length, InetSocketAddress from, MediaParameters now, long nanos) {
    boolean known = from.equals(now.remoteRtcp()) || from.equals(now.remote());
    int plain = !known || opener == null ? length : opener.open(data, length);
    if (!known || plain < 0) {
      dropped++;
      return null;
    }
    var messages = RtcpReader.read(data, plain);
    dropped += messages.isEmpty() ? 1 : 0;
    RtcpMessage.Bye bye = null;
    for (RtcpMessage message : messages) {
      bye = message instanceof RtcpMessage.Bye b && receiver.concernsUs(b) ? b : bye;
      take(message, now, nanos);
    }
    return bye;
  }

  private void take(RtcpMessage message, MediaParameters now, long nanos) {
    int clockRate = now.codec().rtpClockRate();
    switch (message) {
      case RtcpMessage.SenderReport sr -> {
        farEnd.reported(sr, nanos);
        heardThere(farEnd.received(sr.blocks(), clockRate, nanos));
      }
      case RtcpMessage.ReceiverReport rr ->
          heardThere(farEnd.received(rr.blocks(), clockRate, nanos));
      case RtcpMessage.ExtendedReport xr -> farEnd.received(xr.ssrc(), xr.blocks(), nanos);
      case RtcpMessage.SourceDescription ignored -> {
        // names are of no use in a session of two
      }
      case RtcpMessage.Bye ignored -> {
        // the caller is told
      }
    }
  }

  private void heardThere(double lossPercent) {
    if (lossPercent >= 0) {
      sender.expectLoss(lossPercent);
    }
  }

  FarEnd farEnd() {
    return farEnd;
  }

  /** Datagrams that were not the other end's RTCP. */
  synchronized long dropped() {
    return dropped;
  }
}
