package org.seatline.softphone.media;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.DigitSender;
import org.seatline.softphone.codec.TelephoneEvent;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.RtpSequence;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.srtp.SrtpProtector;
import org.seatline.softphone.srtp.SrtpSuite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending half of a leg. The pacer thread ticks it; other threads change it: guarded by its own
 * monitor, which is never held over anything that waits.
 */
final class LegSender {
  private static final Logger LOG = LoggerFactory.getLogger(LegSender.class);
  private static final int DATAGRAM_BYTES_MAX = 1500;

  /** What the encoder is told of loss falls by this share with each report that has less. */
  private static final double LOSS_FORGOTTEN = 0.25;

  /** Percent below which loss is none. */
  private static final double LOSS_LEAST = 0.1;

  /**
   * Silence that is sent in full, so that the other end's concealment has silence to go on from.
   */
  private static final int HANGOVER_MS = 400;

  private final DatagramChannel channel;
  private final byte[] datagram = new byte[DATAGRAM_BYTES_MAX];
  private final ByteBuffer buffer = ByteBuffer.wrap(datagram);
  private final byte[] payload =
      new byte[DATAGRAM_BYTES_MAX - RtpPacket.HEADER_BYTES - SrtpSuite.GROWTH_BYTES_MAX];
  private final DigitSender digits = new DigitSender();
  private final int silenceEveryMs;
  private final int ssrc;
  private int sequence;
  private int timestamp;
  private boolean marker = true;
  private boolean failing;
  private long packets;
  private long octets;

  private @Nullable MediaParameters parameters;
  private Codec.@Nullable Encoder encoder;
  private @Nullable SrtpProtector protector;
  private double lossThere;
  private boolean given;
  private short[] frame = new short[0];
  private short[] packet = new short[0];
  private int packetLength;
  private boolean digitsWereBusy;
  private MediaParameters.Events events = MediaParameters.Events.NONE;
  private int silentMs;
  private int unsentMs;

  /**
   * @param silenceEveryMs how often silence is sent when it lasts; 0 for every packet
   */
  LegSender(DatagramChannel channel, RandomGenerator random, int silenceEveryMs) {
    this.channel = channel;
    this.silenceEveryMs = silenceEveryMs;
    this.ssrc = random.nextInt();
    this.sequence = random.nextInt(1 << 15);
    this.timestamp = random.nextInt();
  }

  synchronized void start(MediaParameters next) {
    MediaParameters before = parameters;
    if (before == null || !before.codec().equals(next.codec())) {
      Codec.Encoder fresh = next.codec().newEncoder();
      fresh.expectLoss(expectedLoss());
      encoder = fresh;
      frame = new short[next.codec().sampleRate() / 1000 * MediaEngine.TICK_MS];
    }
    if (before == null || !before.send() || !before.remote().equals(next.remote())) {
      marker = true;
    }
    protector = protectorOf(next.keys());
    packet = new short[next.codec().sampleRate() / 1000 * next.sending().packetMs()];
    packetLength = 0;
    parameters = next;
  }

  // The same key goes on with its counter, so that no counter is used twice.
  private @Nullable SrtpProtector protectorOf(@Nullable MediaKeys keys) {
    if (keys == null) {
      return null;
    }
    SrtpProtector now = protector;
    return now != null && now.key().equals(keys.send()) ? now : new SrtpProtector(keys.send());
  }

  /** Tells the encoder what the other end loses: more at once, less only by and by. */
  synchronized void expectLoss(double percent) {
    double less = lossThere - LOSS_FORGOTTEN * (lossThere - percent);
    lossThere = percent >= lossThere ? percent : less < LOSS_LEAST ? 0 : less;
    if (encoder != null) {
      encoder.expectLoss(expectedLoss());
    }
  }

  /** Percent of our packets that the encoder believes lost. */
  synchronized int expectedLoss() {
    return (int) Math.ceil(lossThere);
  }

  synchronized int press(String keys) {
    int taken = digits.press(keys);
    digitsWereBusy |= taken > 0;
    return taken;
  }

  /**
   * Ticks were left out while the process stood still. Time has gone on at the other end: without
   * that in the timestamps all that comes after would be late for its jitter buffer.
   */
  synchronized void leaveOut(int ticks) {
    MediaParameters now = parameters;
    if (now != null) {
      timestamp += units(now.sending().codec().rtpClockRate(), ticks * MediaEngine.TICK_MS);
      marker = true;
    }
  }

  /** Whether the last of the keys went out since this was asked last. */
  synchronized boolean digitsJustSent() {
    boolean sent = digitsWereBusy && !digits.busy();
    digitsWereBusy &= !sent;
    return sent;
  }

  /**
   * Reads 20 ms from the source and sends what makes a packet.
   *
   * @return the frame read (silence while not sending); valid until the next tick
   */
  synchronized short[] tick(AudioSource source) {
    MediaParameters now = parameters;
    if (now == null) {
      return frame;
    }
    int filled = 0;
    if (now.send()) {
      filled = Math.max(0, source.read(frame, frame.length, now.codec().sampleRate()));
    }
    given = filled > 0;
    silentMs = given ? 0 : Math.min(silentMs + MediaEngine.TICK_MS, HANGOVER_MS + 1);
    Arrays.fill(frame, Math.min(filled, frame.length), frame.length, (short) 0);
    System.arraycopy(frame, 0, packet, packetLength, frame.length);
    packetLength += frame.length;
    if (packetLength == packet.length) {
      sendPacket(now);
      packetLength = 0;
    }
    return frame;
  }

  private void sendPacket(MediaParameters now) {
    MediaParameters.Sending sending = now.sending();
    if (keyToSend(sending)) {
      send(
          events.payloadType(),
          digits.marker(),
          digits.eventTimestamp(),
          TelephoneEvent.BYTES,
          now.remote());
      marker = true;
    } else if (!sending.allowed() || mayBeLeftOut(sending.packetMs())) {
      marker = true;
    } else if (encoder != null) {
      int length = encoder.encode(packet, packet.length, payload, 0);
      send(sending.payloadType(), marker, timestamp, length, now.remote());
      marker = false;
    }
    timestamp += units(sending.codec().rtpClockRate(), sending.packetMs());
  }

  // The event's timestamp is the stream's; only its duration counts on a clock of its own. A key
  // ends as it began, whatever was agreed on meanwhile: else it would be two.
  private boolean keyToSend(MediaParameters.Sending sending) {
    events = digits.pressing() ? events : sending.events();
    int units = units(events.clockRate(), sending.packetMs());
    return events.agreed() && digits.next(timestamp, units, sending.packetMs(), payload, 0);
  }

  private static int units(int clockRate, int ms) {
    return clockRate / 1000 * ms;
  }

  /** Whether this packet holds nothing but more of a silence of which enough was sent. */
  private boolean mayBeLeftOut(int packetMs) {
    boolean quiet = silenceEveryMs > 0 && silentMs > HANGOVER_MS;
    unsentMs = quiet ? unsentMs + packetMs : 0;
    boolean leftOut = quiet && unsentMs < silenceEveryMs;
    unsentMs = leftOut ? unsentMs : 0;
    return leftOut;
  }

  private void send(int type, boolean mark, int stamp, int length, SocketAddress to) {
    RtpPacket.writeHeader(datagram, type, mark, sequence, stamp, ssrc);
    System.arraycopy(payload, 0, datagram, RtpPacket.HEADER_BYTES, length);
    sequence = RtpSequence.next(sequence);
    int size = RtpPacket.HEADER_BYTES + length;
    buffer.clear().limit(protector == null ? size : protector.protect(datagram, size));
    try {
      channel.send(buffer, to);
      packets++;
      octets += length;
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("sending RTP to {} failed: {}", to, e.getMessage());
      }
      failing = true;
    }
  }

  /** Whether the source gave any of the last frame. */
  synchronized boolean given() {
    return given;
  }

  int ssrc() {
    return ssrc;
  }

  synchronized long packets() {
    return packets;
  }

  synchronized long octets() {
    return octets;
  }

  synchronized int timestamp() {
    return timestamp;
  }
}
