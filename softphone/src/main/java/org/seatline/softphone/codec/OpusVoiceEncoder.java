package org.seatline.softphone.codec;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;

/** Encodes frames of 10, 20, 40 or 60 ms. */
final class OpusVoiceEncoder implements Codec.Encoder {
  private static final int COMPLEXITY = 5;
  private static final int LOSS_PERCENT_MAX = 30;

  /**
   * From this loss on the band ends at 8 kHz, until it is less than the other: redundancy is for
   * what is below, and needs the bits of what is above. At 24 kbit/s there is none otherwise.
   */
  private static final int NARROW_FROM_PERCENT = 5;

  private static final int NARROW_TO_PERCENT = 2;
  private static final int NARROW_HZ = 16_000;

  private final OpusEncoder encoder;
  private final Opus settings;
  private boolean narrow;

  OpusVoiceEncoder(Opus settings) {
    this.settings = settings;
    try {
      encoder = new OpusEncoder(Opus.SAMPLE_RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
    } catch (OpusException e) {
      throw new IllegalStateException("Opus knows 48 kHz and one channel", e);
    }
    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
    encoder.setComplexity(COMPLEXITY);
    encoder.setEnableAnalysis(false); // it would take part from complexity 7 on
    encoder.setBitrate(settings.bitsPerSecond());
    encoder.setMaxBandwidth(bandwidth(settings.playbackHz()));
    encoder.setUseVBR(!settings.wishes().contains(Opus.Wish.CONSTANT_RATE));
    encoder.setUseInbandFEC(settings.wishes().contains(Opus.Wish.REDUNDANCY));
    encoder.setUseDTX(settings.wishes().contains(Opus.Wish.QUIET_SILENCE));
  }

  // RFC 7587 section 6.1: the bandwidth whose sample rate the other end can still play.
  private static OpusBandwidth bandwidth(int playbackHz) {
    if (playbackHz >= 48_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
    } else if (playbackHz >= 24_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND;
    } else if (playbackHz >= 16_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
    } else if (playbackHz >= 12_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
    }
    return OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
  }

  @Override
  public int encode(short[] pcm, int length, byte[] out, int offset) {
    try {
      return encoder.encode(pcm, 0, length, out, offset, out.length - offset);
    } catch (OpusException e) {
      throw new IllegalArgumentException("no frame of Opus has " + length + " samples", e);
    }
  }

  @Override
  public void expectLoss(int percent) {
    encoder.setPacketLossPercent(Math.clamp(percent, 0, LOSS_PERCENT_MAX));
    narrow =
        settings.wishes().contains(Opus.Wish.REDUNDANCY)
            && percent >= (narrow ? NARROW_TO_PERCENT : NARROW_FROM_PERCENT);
    int widest = settings.playbackHz();
    encoder.setMaxBandwidth(bandwidth(narrow ? Math.min(NARROW_HZ, widest) : widest));
  }
}
