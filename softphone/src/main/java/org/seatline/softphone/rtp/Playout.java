package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;

/**
 * Makes an even stream of sound out of the packets that wait: plays them in turn, bridges what is
 * missing between two of them, makes up sound while nothing comes, and begins again when the delay
 * is right.
 */
final class Playout {
  private enum Mode {
    /** Nothing to be heard, and nothing waits. */
    SILENT,
    /** Packets are played one after the other; holes are short. */
    PLAYING,
    /** The other end is silent, or unheard so long that its speech has faded out. */
    PAUSED
  }

  /** Without a packet for so long it is not even noise. */
  private static final double STARVED_MS = 500;

  /** A hole shorter than this is a rounded time, not a hole. */
  private static final double HOLE_MS = 1;

  /** Described silence without a packet for so long is over. */
  private static final double SILENCE_MAX_MS = 60_000;

  private final StreamRates rates;
  private final PacketSlots slots;
  private final DelayEstimator delay;
  private final PlayoutCounts counts;
  private final SpeechBuffer sound;
  private final GapFiller filler;
  private final PacketDecoder decoder;
  private final RedundancyWorth redundancy = new RedundancyWorth();
  private Mode mode = Mode.SILENT;

  /** Samples made up while it was unknown whether what is missing is late or lost. */
  private int stalled;

  private int paused;
  private boolean silenceDescribed;

  Playout(
      StreamRates rates,
      JitterBuffer.Decoders decoders,
      PacketSlots slots,
      DelayEstimator delay,
      PlayoutCounts counts) {
    this.rates = rates;
    this.slots = slots;
    this.delay = delay;
    this.counts = counts;
    sound = new SpeechBuffer(rates);
    filler = new GapFiller(rates);
    decoder = new PacketDecoder(decoders, rates, sound, filler, counts);
  }

  SpeechBuffer sound() {
    return sound;
  }

  PacketDecoder decoder() {
    return decoder;
  }

  boolean playing() {
    return mode == Mode.PLAYING;
  }

  /** Whether there is nothing to play at this time. */
  boolean idle(long now) {
    return mode == Mode.SILENT && sound.length() == 0 && !startable(slots.earliest(), now);
  }

  /** Delay of the sound to be played next over the fastest packets, in ms. */
  double delayMs(long now) {
    int timestamp = decoder.nextTimestamp() - rates.units(sound.length());
    return delay.lateMs(timestamp, now);
  }

  /** The sender's time begins anew; what is decoded is still played. */
  void restart() {
    decoder.forgetPlace();
    breakOff();
  }

  private void breakOff() {
    stalled = 0;
    if (mode == Mode.PLAYING) {
      filler.breakOff(sound);
      pause();
    }
  }

  private void pause() {
    mode = Mode.PAUSED;
    paused = 0;
  }

  /** Leaves out what lies before the packet that is now the earliest. */
  void leap() {
    PacketSlots.Slot first = slots.earliest();
    if (first != null && mode == Mode.PLAYING) {
      filler.breakOff(sound);
      decoder.place(first.timestamp);
      stalled = 0;
    }
  }

  /**
   * Provides {@code length} samples.
   *
   * @return whether all of them, as far as they were not there before, come from packets
   */
  boolean fill(int length, long now) {
    boolean whole = true;
    while (sound.length() < length) {
      whole &= step(length - sound.length(), now);
    }
    return whole;
  }

  private boolean step(int missing, long now) {
    PacketSlots.Slot first = slots.earliest();
    if (first != null && first.payloadType == ComfortNoise.PAYLOAD_TYPE && reached(first)) {
      describeSilence(first);
      return false;
    }
    if (mode != Mode.PLAYING) {
      if (first == null || !startable(first, now)) {
        rest(missing, first == null);
        return false;
      }
      resume(first);
    }
    if (first == null) {
      stall(missing);
      return false;
    }
    int gap = gap(first);
    if (gap > 0) {
      bridge(first, gap, missing);
      return false;
    }
    play(first);
    return true;
  }

  private int gap(PacketSlots.Slot first) {
    int gap = rates.samples(first.timestamp - decoder.nextTimestamp()) - stalled;
    return rates.ms(gap) < HOLE_MS ? 0 : gap;
  }

  private boolean reached(PacketSlots.Slot first) {
    return mode != Mode.PLAYING || gap(first) <= 0;
  }

  private void describeSilence(PacketSlots.Slot slot) {
    filler.describeSilence(slot.payload, slot.length);
    silenceDescribed = true;
    decoder.silent(slot);
    slots.removeEarliest();
    stalled = 0;
    pause();
  }

  private boolean startable(PacketSlots.@Nullable Slot first, long now) {
    return first != null && delay.lateMs(first.timestamp, now) >= delay.targetMs();
  }

  private void resume(PacketSlots.Slot first) {
    mode = Mode.PLAYING;
    silenceDescribed = false;
    stalled = 0;
    decoder.place(first.timestamp);
  }

  private void rest(int missing, boolean nothingWaits) {
    int before = sound.length();
    if (silenceDescribed && mode == Mode.PAUSED) {
      filler.noise(sound, missing);
      counts.noise += missing;
    } else {
      decoder.fade(missing);
    }
    paused += sound.length() - before;
    double limitMs = silenceDescribed ? SILENCE_MAX_MS : STARVED_MS;
    if (nothingWaits && rates.ms(paused) > limitMs) {
      mode = Mode.SILENT;
    }
  }

  private void stall(int missing) {
    stalled += decoder.conceal(missing);
    if (filler.faded()) {
      pause();
    }
  }

  private void bridge(PacketSlots.Slot first, int gap, int missing) {
    if (decoder.recover(first, gap)) {
      redundancy.told();
      delay.waitFor(redundancyMs());
      stalled = 0;
      return;
    }
    // What was made up while it was unknown was this hole.
    decoder.skip(stalled);
    stalled = 0;
    decoder.skip(decoder.conceal(Math.min(gap, missing)));
    if (filler.faded()) {
      pause();
    }
  }

  // Where a packet was waited for in vain the one after it may have told of it, but too late.
  private void weighRedundancy(PacketSlots.Slot first) {
    boolean lostOne = stalled > 0 && first.timestamp != decoder.nextTimestamp();
    if (lostOne && decoder.tellsLost(first)) {
      redundancy.told();
    } else {
      redundancy.played();
    }
    delay.waitFor(redundancyMs());
  }

  private double redundancyMs() {
    return redundancy.pays() ? rates.ms(decoder.packetSamples()) : 0;
  }

  private void play(PacketSlots.Slot first) {
    weighRedundancy(first);
    if (stalled > 0 && first.timestamp == decoder.nextTimestamp()) {
      decoder.decodeLate(first);
    } else {
      decoder.decode(first);
    }
    slots.removeEarliest();
    stalled = 0;
  }

  /**
   * Decodes packets that follow without a hole until so many samples wait, if there are as many.
   */
  void decodeAhead(int wanted) {
    PacketSlots.Slot first = slots.earliest();
    while (sound.length() < wanted
        && first != null
        && gap(first) == 0
        && first.payloadType != ComfortNoise.PAYLOAD_TYPE) {
      play(first);
      first = slots.earliest();
    }
  }
}
