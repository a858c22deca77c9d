package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.G722;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.testbench.Sounds;

class LegDecodersTest {
  private static final Map<Integer, Codec> ALL =
      Map.of(111, Opus.VOICE, 9, G722.WIDEBAND, 8, G711.PCMA);

  private static Codec.Decoder decoder(LegDecoders decoders, int type) {
    return Objects.requireNonNull(decoders.forPayloadType(type));
  }

  /** Encodes a sound in packets of 20 ms and decodes it again at the leg's rate. */
  private static short[] through(Codec codec, short[] sound, Codec.Decoder decoder, int rate) {
    Codec.Encoder encoder = codec.newEncoder();
    int samples = codec.sampleRate() / 50;
    byte[] payload = new byte[codec.maxPayloadBytes(samples)];
    short[] out = new short[(int) ((long) sound.length * rate / codec.sampleRate())];
    int at = 0;
    for (int i = 0; i + samples <= sound.length; i += samples) {
      int bytes = encoder.encode(Arrays.copyOfRange(sound, i, i + samples), samples, payload, 0);
      int got = decoder.decode(payload, 0, bytes, out, at);
      assertThat(got).isEqualTo(rate / 50);
      at += got;
    }
    return out;
  }

  @Test
  void bringsEveryCodecToTheRateOfTheLeg() {
    for (int rate : new int[] {8_000, 16_000, 48_000}) {
      LegDecoders decoders = new LegDecoders(rate, ALL);
      ALL.forEach(
          (type, codec) -> {
            short[] sound = Sounds.babble(type, 1_000, codec.sampleRate()).toArray();
            short[] heard = through(codec, sound, decoder(decoders, type), rate);
            short[] expected = PcmClip.of(sound, codec.sampleRate()).at(8_000).toArray();
            short[] narrow = PcmClip.of(heard, rate).at(8_000).toArray();
            assertThat(Correlation.find(expected, narrow, 200).peak())
                .as("%s at %d", codec.name(), rate)
                .isGreaterThan(0.9);
          });
    }
  }

  @Test
  void knowsTheClocksOfWhatWasAgreedAndOfStaticTypesOnly() {
    LegDecoders decoders = new LegDecoders(8_000, Map.of(111, Opus.VOICE));

    assertThat(decoders.clockRate(111)).isEqualTo(48_000);
    assertThat(decoders.clockRate(9)).isEqualTo(8_000);
    assertThat(decoders.clockRate(0)).isEqualTo(8_000);
    assertThat(decoders.clockRate(112)).isZero();
    assertThat(decoders.forPayloadType(112)).isNull();
    assertThat(decoders.forPayloadType(127)).isNull();
  }

  @Test
  void keepsADecoderWhileItsTypeMeansTheSame() {
    LegDecoders decoders = new LegDecoders(48_000, ALL);
    Codec.Decoder opus = decoder(decoders, 111);
    Codec.Decoder wide = decoder(decoders, 9);

    decoders.agree(Map.of(111, Opus.VOICE, 112, G722.WIDEBAND));
    assertThat(decoders.forPayloadType(111)).isSameAs(opus);
    assertThat(decoders.forPayloadType(9)).as("static").isSameAs(wide);
    assertThat(decoders.forPayloadType(112)).isNotNull();

    decoders.agree(Map.of(111, G711.PCMU));
    assertThat(decoders.forPayloadType(111)).isNotSameAs(opus);
    assertThat(decoders.forPayloadType(112)).isNull();
  }

  @Test
  void goesOverFromOneCodecToAnotherWithoutAStep() {
    LegDecoders decoders = new LegDecoders(8_000, ALL);
    short[] out = new short[320];
    byte[] loud = new byte[160];
    byte[] opposite = new byte[160];
    short[] high = new short[160];
    Arrays.fill(high, (short) 8_000);
    G711.PCMA.encode(high, 160, loud, 0);
    Arrays.fill(high, (short) -8_000);
    G711.PCMU.encode(high, 160, opposite, 0);

    decoder(decoders, 8).decode(loud, 0, 160, out, 0);
    decoder(decoders, 0).decode(opposite, 0, 160, out, 160);

    for (int i = 1; i < out.length; i++) {
      assertThat(Math.abs(out[i] - out[i - 1])).as("at %d", i).isLessThan(600);
    }
    assertThat((int) out[319]).isBetween(-8_200, -7_800);
  }
}
