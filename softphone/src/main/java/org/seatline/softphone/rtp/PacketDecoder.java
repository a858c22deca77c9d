package org.seatline.softphone.rtp;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;

/** Turns packets into sound, one after the other, and keeps account of the sender's time. */
final class PacketDecoder {
  /** Longest packet that is decoded whole. */
  private static final double PACKET_MAX_MS = 250;

  private static final double PACKET_USUAL_MS = 20;

  private final JitterBuffer.Decoders decoders;
  private final StreamRates rates;
  private final SpeechBuffer sound;
  private final GapFiller filler;
  private final PlayoutCounts counts;
  private final PlayedSequences played = new PlayedSequences();
  private Codec.@Nullable Decoder latest;
  private boolean placed;
  private int nextTimestamp;
  private int packetSamples;

  PacketDecoder(
      JitterBuffer.Decoders decoders,
      StreamRates rates,
      SpeechBuffer sound,
      GapFiller filler,
      PlayoutCounts counts) {
    this.decoders = decoders;
    this.rates = rates;
    this.sound = sound;
    this.filler = filler;
    this.counts = counts;
    packetSamples = rates.samplesOfMs(PACKET_USUAL_MS);
  }

  /** The next sound has nothing to do with the sender's time so far. */
  void forgetPlace() {
    placed = false;
    played.clear();
  }

  /** The next sound is this. */
  void place(int timestamp) {
    placed = true;
    nextTimestamp = timestamp;
  }

  /** Timestamp of the sample after the last one decoded or made up. */
  int nextTimestamp() {
    return nextTimestamp;
  }

  /** Samples in the packet decoded last. */
  int packetSamples() {
    return packetSamples;
  }

  /** Whether all of this packet lies before what is to be played. */
  boolean passed(RtpPacket packet) {
    int end = packet.timestamp() + rates.units(packetSamples);
    return placed && end - nextTimestamp <= 0;
  }

  /** Whether this packet was played. */
  boolean wasPlayed(RtpPacket packet) {
    return played.contains(packet.sequence());
  }

  /** Takes a packet of silence in its turn. */
  void silent(PacketSlots.Slot slot) {
    counts.skipped += played.add(slot.sequence);
    place(slot.timestamp);
  }

  /** Decodes a packet; a beginning that was made up already is left out. */
  void decode(PacketSlots.Slot slot) {
    int got = samplesOf(slot);
    int skip = placed ? Math.clamp(rates.samples(nextTimestamp - slot.timestamp), 0, got) : 0;
    if (skip == got) {
      counts.late += got > 0 ? 1 : 0;
    } else {
      accept(slot, got, skip);
    }
  }

  /** Decodes the packet that was waited for: all of it, but in step with what was made up. */
  void decodeLate(PacketSlots.Slot slot) {
    int got = samplesOf(slot);
    if (got > 0) {
      int skip = filler.outOfStep(sound, got);
      counts.shortened += skip;
      accept(slot, got, skip);
    }
  }

  private int samplesOf(PacketSlots.Slot slot) {
    latest = decoders.forPayloadType(slot.payloadType);
    sound.reserve(rates.samplesOfMs(PACKET_MAX_MS));
    counts.skipped += played.add(slot.sequence);
    return latest == null
        ? 0
        : latest.decode(slot.payload, 0, slot.length, sound.samples(), sound.end());
  }

  private void accept(PacketSlots.Slot slot, int got, int skip) {
    packetSamples = got;
    append(got, skip);
    place(slot.timestamp + rates.units(got));
  }

  private void append(int got, int skip) {
    int used = got - skip;
    short[] x = sound.samples();
    System.arraycopy(x, sound.end() + skip, x, sound.end(), used);
    filler.join(sound, used);
    sound.grow(used);
  }

  /** Whether a packet tells of the one before it. */
  boolean tellsLost(PacketSlots.Slot slot) {
    Codec.@Nullable Decoder decoder = decoders.forPayloadType(slot.payloadType);
    return decoder != null && decoder.tellsLost(slot.payload, 0, slot.length);
  }

  /**
   * Decodes what a packet tells of the packet before it, which did not come (in-band FEC).
   *
   * @param gap samples that are missing before the packet
   * @return whether it told anything
   */
  boolean recover(PacketSlots.Slot slot, int gap) {
    Codec.@Nullable Decoder decoder = decoders.forPayloadType(slot.payloadType);
    if (decoder == null || gap > packetSamples) {
      return false;
    }
    sound.reserve(rates.samplesOfMs(PACKET_MAX_MS));
    int got =
        decoder.decodeLost(
            slot.payload, 0, slot.length, packetSamples, sound.samples(), sound.end());
    if (got <= 0) {
      return false;
    }
    int used = Math.min(got, gap);
    append(got, got - used);
    counts.recovered += used;
    place(slot.timestamp);
    return true;
  }

  /** Makes up sound for what is late or lost, in place of as much of the sender's time. */
  int conceal(int wanted) {
    int made = filler.conceal(sound, latest, wanted);
    counts.concealed += made;
    return made;
  }

  /** The sender's time goes on without sound from it. */
  void skip(int samples) {
    nextTimestamp += rates.units(samples);
  }

  /** Keeps the ear from hearing that there is nothing. */
  void fade(int wanted) {
    counts.noise += filler.conceal(sound, latest, wanted);
  }
}
