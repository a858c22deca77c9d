package org.seatline.softphone.media;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.EModel;
import org.seatline.softphone.rtp.XrBlock.VoipMetrics;

/** Rates what both ends of a leg hear, from counts and from the other end's words. */
final class LegScores {
  private final LegSender sender;
  private final LegReceiver receiver;
  private final FarEnd farEnd;
  private String codec = "";
  private int packetMs = MediaEngine.TICK_MS;

  LegScores(LegSender sender, LegReceiver receiver, FarEnd farEnd) {
    this.sender = sender;
    this.receiver = receiver;
    this.farEnd = farEnd;
  }

  /** Goes on with new parameters. */
  synchronized void start(MediaParameters next) {
    codec = next.codec().name();
    packetMs = next.packetMs();
  }

  static double percent(long some, long all) {
    return Math.clamp(100.0 * some / Math.max(1, all), 0, 100);
  }

  /** What was heard here between two counts, or {@link Hearing#UNKNOWN} when nothing came. */
  synchronized double mosHere(Reception since, Reception now) {
    return now.received == since.received
        ? Hearing.UNKNOWN
        : EModel.mos(codec, loss(since, now), oneWayMs(now.bufferMs));
  }

  // Bursts by the packets whose fate is settled, the share by all of them.
  private static EModel.Loss loss(Reception since, Reception now) {
    EModel.Loss settled =
        EModel.Loss.measured(
            now.settled - since.settled, now.missed - since.missed, now.runs - since.runs);
    long missed = now.lost - since.lost + now.late - since.late;
    return new EModel.Loss(percent(missed, now.expected - since.expected), settled.burstRatio());
  }

  private double oneWayMs(double bufferMs) {
    return bufferMs + packetMs + Math.max(0, farEnd.roundTripMs()) / 2.0;
  }

  /** What the other end hears of us since its last report. */
  synchronized double mosThere(FarEnd.Figures far) {
    return far.lossNow() < 0
        ? Hearing.UNKNOWN
        : EModel.mos(codec, EModel.Loss.random(far.lossNow()), oneWayMs(bufferThere(far)));
  }

  // Who does not tell its buffer is taken for having one of two jitters and a packet.
  private double bufferThere(FarEnd.Figures far) {
    VoipMetrics metrics = far.metrics();
    return metrics == null ? packetMs + 2 * far.jitterMs() : metrics.buffer().nominalMs();
  }

  /** How we hear, between two counts and since the beginning. */
  synchronized Hearing here(Reception since, Reception now) {
    long expected = now.expected - since.expected;
    return now.received == 0
        ? Hearing.NOTHING
        : new Hearing(
            percent(now.lost - since.lost, expected),
            percent(now.late - since.late, expected),
            loss(since, now).burstRatio(),
            now.jitterMs,
            now.bufferMs,
            mosHere(since, now),
            mosHere(Reception.NONE, now));
  }

  /** How the other end says that it hears us. */
  synchronized Hearing there(FarEnd.Figures far) {
    if (far.lossNow() < 0) {
      return Hearing.NOTHING;
    }
    VoipMetrics metrics = far.metrics();
    return new Hearing(
        far.lossNow(),
        metrics == null ? Hearing.UNKNOWN : FarEnd.percent(metrics.loss().discardRate()),
        1,
        far.jitterMs(),
        metrics == null ? Hearing.UNKNOWN : metrics.buffer().nominalMs(),
        mosThere(far),
        mosThereCall(far, metrics));
  }

  // The other end's own rating where it gives one.
  private double mosThereCall(FarEnd.Figures far, @Nullable VoipMetrics metrics) {
    double rated = metrics == null ? FarEnd.UNKNOWN : FarEnd.mos(metrics);
    EModel.Loss loss = EModel.Loss.random(percent(far.lostInAll(), sender.packets()));
    return rated >= 1 ? rated : EModel.mos(codec, loss, oneWayMs(bufferThere(far)));
  }

  /** The short form: how the leg is heard here since it was opened. */
  synchronized CallQuality quality() {
    Reception now = new Reception();
    if (!receiver.read(now)) {
      return new CallQuality(0, 0, 0, farEnd.roundTripMs(), 1, 0, sender.packets());
    }
    EModel.Loss loss = loss(Reception.NONE, now);
    return new CallQuality(
        loss.percent(),
        now.jitterMs,
        now.bufferMs,
        farEnd.roundTripMs(),
        EModel.mos(codec, loss, oneWayMs(now.bufferMs)),
        now.received,
        sender.packets());
  }
}
