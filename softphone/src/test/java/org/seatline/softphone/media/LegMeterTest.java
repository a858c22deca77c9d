package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.rtp.RtcpMessage;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.rtp.XrBlock;

/** A leg's halves in virtual time. */
class LegMeterTest {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private static final long TICK_NANOS = MediaEngine.TICK_MS * 1_000_000L;
  private static final int TICKS_PER_SECOND = 50;
  private static final int LOUD = 8000;

  private final Random random = new Random(3);
  private final LegReceiver receiver = new LegReceiver(400);
  private final short[] sent = new short[160];
  private DatagramChannel channel;
  private LegSender sender;
  private FarEnd farEnd;
  private LegMeter meter;
  private LegScores scores;
  private MediaParameters parameters;
  private long nanos = 1_000_000_000L;
  private int sequence = 65_000;
  private byte loudness;

  @BeforeEach
  void open() throws IOException {
    channel =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    sender = new LegSender(channel, random, 0);
    farEnd = new FarEnd(sender.ssrc());
    scores = new LegScores(sender, receiver, farEnd);
    parameters = MediaParameters.of(PEER, G711.PCMA);
    sender.start(parameters);
    receiver.start(parameters, nanos);
    scores.start(parameters);
    meter = new LegMeter(receiver, farEnd, scores);
    byte[] payload = new byte[1];
    G711.PCMA.newEncoder().encode(new short[] {LOUD}, 1, payload, 0);
    loudness = payload[0];
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
  }

  private void seconds(int count, double loss, boolean loud) {
    byte[] bytes = new byte[172];
    byte[] silence = new byte[1];
    G711.PCMA.newEncoder().encode(new short[1], 1, silence, 0);
    for (int i = 0; i < count * TICKS_PER_SECOND; i++) {
      sequence++;
      RtpPacket.writeHeader(bytes, 8, false, sequence & 0xFFFF, sequence * 160, 77);
      Arrays.fill(bytes, 12, bytes.length, loud ? loudness : silence[0]);
      if (random.nextDouble() >= loss) {
        receiver.rtp(bytes, bytes.length, PEER, nanos);
      }
      tick();
    }
  }

  private void tick() {
    meter.heard(receiver.tick(true, nanos));
    meter.sent(sent, sender.given());
    meter.tick(parameters, nanos);
    nanos += TICK_NANOS;
  }

  @Test
  void measuresTheLastTenSecondsAndTheWholeCall() {
    seconds(3, 0, true); // the buffer fills, the first seconds are not whole
    seconds(20, 0.2, true);
    Hearing bad = meter.report().here();
    assertThat(bad.lossPercent()).isBetween(14.0, 26.0);
    assertThat(bad.mosNow()).isLessThan(3.0);
    assertThat(Diagnosis.of(meter.report(), Diagnosis.Playback.WORKS))
        .isEqualTo(Diagnosis.LOSS_HERE);
    seconds(14, 0, true);
    Hearing good = meter.report().here();
    assertThat(good.lossPercent()).isLessThan(0.5);
    assertThat(good.mosNow()).isGreaterThan(4.2);
    assertThat(good.mosCall()).isBetween(2.5, 3.9);
    assertThat(good.burstRatio()).isBetween(1.0, 1.2);
    assertThat(scores.quality().lossPercent()).isBetween(8.0, 13.0);
  }

  @Test
  void keepsAMinuteOfSeconds() {
    seconds(20, 0, true);
    assertThat(meter.lastMinute(QualityFigure.PACKETS)).hasSizeBetween(19, 20);
    seconds(50, 0.5, true);
    float[] losses = meter.lastMinute(QualityFigure.LOSS_HERE);
    assertThat(losses).hasSize(60);
    assertThat(losses[2]).isLessThan(5);
    assertThat(losses[50]).isBetween(20f, 80f);
    assertThat(meter.lastMinute(QualityFigure.HEARD_PEAK)[59]).isBetween(-14f, -10f);
  }

  @Test
  void tellsNothingFromSilence() {
    seconds(5, 0, true);
    assertThat(meter.report().heard().rmsDbov()).isCloseTo(-12.2, within(1.0));
    seconds(25, 0, false);
    assertThat(meter.report().flow().silentForSeconds()).isBetween(24, 25);
    assertThat(meter.report().heard().silentShare()).isCloseTo(1, within(0.01));
    assertThat(Diagnosis.of(meter.report(), Diagnosis.Playback.WORKS))
        .isEqualTo(Diagnosis.SILENCE_COMES);
    seconds(5, 1, false);
    assertThat(meter.report().flow().nothingForSeconds()).isBetween(4, 5);
    assertThat(Diagnosis.of(meter.report(), Diagnosis.Playback.WORKS))
        .isEqualTo(Diagnosis.NOTHING_COMES);
  }

  @Test
  void tellsADeadMicrophoneFromAMutedOne() {
    AudioSource zeros = (frame, length, rate) -> length;
    for (int i = 0; i < 5 * TICKS_PER_SECOND; i++) {
      var _ = sender.tick(AudioSource.SILENCE);
      tick();
    }
    assertThat(meter.report().sent().zeroShare()).isZero();
    for (int i = 0; i < 12 * TICKS_PER_SECOND; i++) {
      var _ = sender.tick(zeros);
      tick();
    }
    assertThat(meter.report().sent().zeroShare()).isEqualTo(1);
    assertThat(Diagnosis.of(meter.report(), Diagnosis.Playback.WORKS))
        .isEqualTo(Diagnosis.MICROPHONE_DEAD);
    Arrays.fill(sent, Short.MAX_VALUE);
    for (int i = 0; i < 12 * TICKS_PER_SECOND; i++) {
      tick();
    }
    assertThat(meter.report().sent().clippedShare()).isEqualTo(1);
    assertThat(meter.report().sent().rmsDbov()).isCloseTo(0, within(0.01));
  }

  @Test
  void believesTheOtherEndAboutOurStreamOnly() {
    seconds(5, 0, true);
    assertThat(meter.report().there()).isEqualTo(Hearing.NOTHING);
    int tenPercent = 26;
    var ofAnother = new RtcpMessage.ReportBlock(sender.ssrc() + 1, 255, 900, 0, 8, 0, 0);
    var ofOurs = new RtcpMessage.ReportBlock(sender.ssrc(), tenPercent, 9, 0, 240, 0, 0);
    assertThat(farEnd.received(List.of(ofAnother), 8000, nanos)).isEqualTo(FarEnd.UNKNOWN);
    assertThat(meter.report().there()).isEqualTo(Hearing.NOTHING);
    assertThat(farEnd.received(List.of(ofAnother, ofOurs), 8000, nanos))
        .isCloseTo(10.2, within(0.1));
    Hearing there = meter.report().there();
    assertThat(there.lossPercent()).isCloseTo(10.2, within(0.1));
    assertThat(there.jitterMs()).isEqualTo(30);
    assertThat(there.mosNow()).isBetween(2.5, 3.6);
    assertThat(Diagnosis.of(meter.report(), Diagnosis.Playback.WORKS))
        .isEqualTo(Diagnosis.BAD_THERE);
    farEnd.received(5, List.of(metrics(sender.ssrc() + 1, 12)), nanos);
    assertThat(meter.report().there().bufferMs()).isEqualTo(Hearing.UNKNOWN);
    farEnd.received(5, List.of(metrics(sender.ssrc(), 34)), nanos);
    assertThat(meter.report().there().mosCall()).isEqualTo(3.4);
    assertThat(meter.report().there().bufferMs()).isEqualTo(70);
  }

  private static XrBlock metrics(int ssrc, int mos) {
    return new XrBlock.VoipMetrics(
        ssrc,
        new XrBlock.LossMetrics(26, 5, 0, 0, 0, 0),
        new XrBlock.DelayMetrics(0, 0),
        new XrBlock.SignalMetrics(127, 127, 127, 16),
        new XrBlock.QualityMetrics(127, 127, 127, mos),
        new XrBlock.BufferMetrics(0, 70, 90, 300));
  }

  @Test
  void measuresTheRoundTripByBothWays() {
    assertThat(farEnd.roundTripMs()).isEqualTo(-1);
    int sentAt = NtpTime.middle(NtpTime.of(nanos));
    int held = 65_536 / 10;
    long back = nanos + 250_000_000L;
    farEnd.received(
        List.of(new RtcpMessage.ReportBlock(sender.ssrc(), 0, 0, 0, 0, sentAt, held)), 8000, back);
    assertThat(farEnd.roundTripMs()).isBetween(149, 151);
    farEnd.received(
        5,
        List.of(
            new XrBlock.Dlrr(
                List.of(new XrBlock.LastReceiverReport(sender.ssrc(), sentAt, held / 2)))),
        back);
    assertThat(farEnd.roundTripMs()).isBetween(199, 201);
    farEnd.received(5, List.of(new XrBlock.ReceiverReferenceTime(NtpTime.of(nanos))), nanos);
    XrBlock.Dlrr answer = Objects.requireNonNull(farEnd.answer(nanos + 1_000_000_000L));
    assertThat(answer.receivers())
        .containsExactly(new XrBlock.LastReceiverReport(5, sentAt, 65_536));
  }

  @Test
  void tellsTheEncoderOfLossAtOnceAndOfItsEndByAndBy() {
    sender.expectLoss(12);
    sender.expectLoss(0);
    assertThat(sender.expectedLoss()).isEqualTo(9);
    for (int i = 0; i < 20; i++) {
      sender.expectLoss(0);
    }
    assertThat(sender.expectedLoss()).isZero();
  }

  @Test
  void knowsHowLongThisComputerWasBehind() {
    seconds(12, 0, true);
    assertThat(meter.report().flow().behindMs()).isZero();
    nanos += 7 * TICK_NANOS;
    seconds(2, 0, true);
    nanos += 3 * TICK_NANOS;
    seconds(2, 0, true);
    assertThat(meter.report().flow().behindMs()).isEqualTo(140 + 60);
    seconds(12, 0, true);
    assertThat(meter.report().flow().behindMs()).as("long ago").isZero();
  }
}
