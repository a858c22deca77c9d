package org.seatline.softphone.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.softphone.testbench.Sounds;

class G722Test {
  private static final int RATE = 16_000;
  private static final int DELAY_MAX = 40;
  private static final long CODES_SUM = 58_350_348L;
  private static final long SAMPLES_SUM = 3_685_280_072L;

  private static byte[] encode(short[] sound) {
    byte[] codes = new byte[sound.length / 2];
    assertThat(new G722Encoder().encode(sound, sound.length, codes, 0)).isEqualTo(codes.length);
    return codes;
  }

  private static short[] decode(byte[] codes) {
    short[] sound = new short[2 * codes.length];
    assertThat(new G722Decoder().decode(codes, 0, codes.length, sound, 0)).isEqualTo(sound.length);
    return sound;
  }

  @Test
  void isKnownByNameAndByItsOddClock() {
    assertThat(Codecs.byName("g722", 8_000)).contains(G722.WIDEBAND);
    assertThat(Codecs.byStaticPayloadType(9)).contains(G722.WIDEBAND);
    assertThat(G722.WIDEBAND.sampleRate()).isEqualTo(2 * G722.WIDEBAND.rtpClockRate());
    assertThat(G722.WIDEBAND.maxPayloadBytes(320)).isEqualTo(160);
  }

  @ParameterizedTest
  @CsvSource({"300,35", "1000,35", "2500,25", "3400,20", "5000,10", "6500,8"})
  void carriesTonesOfBothBands(double hertz, double atLeastDb) {
    short[] tone = Likeness.tone(hertz, 8_000, RATE, 1_000);

    double snr = Likeness.snrDb(tone, decode(encode(tone)), DELAY_MAX);

    assertThat(snr).as("%.0f Hz", hertz).isGreaterThan(atLeastDb);
  }

  @Test
  void carriesSpeechWellAndQuietSpeechToo() {
    short[] speech = Sounds.babble(3, 3_000, RATE).toArray();
    short[] quiet = new short[speech.length];
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] = (short) (speech[i] / 16);
    }

    assertThat(Likeness.snrDb(speech, decode(encode(speech)), DELAY_MAX)).isGreaterThan(17);
    assertThat(Likeness.snrDb(quiet, decode(encode(quiet)), DELAY_MAX)).isGreaterThan(13);
  }

  @Test
  void delaysBy22Samples() {
    short[] tone = Likeness.tone(440, 8_000, RATE, 500);
    short[] heard = decode(encode(tone));

    assertThat(Likeness.snrDb(tone, heard, 21)).isLessThan(Likeness.snrDb(tone, heard, 22));
    assertThat(Likeness.snrDb(tone, heard, 40)).isEqualTo(Likeness.snrDb(tone, heard, 22));
  }

  @Test
  void packetsOfAnyLengthAreOneStream() {
    short[] speech = Sounds.babble(4, 1_000, RATE).toArray();

    assertThat(Likeness.roundTrip(G722.WIDEBAND, speech, 20))
        .isEqualTo(Likeness.roundTrip(G722.WIDEBAND, speech, 50))
        .isEqualTo(decode(encode(speech)));
  }

  @Test
  void limitsTheLoudestWithoutWrappingOver() {
    short[] square = new short[RATE / 2];
    for (int i = 0; i < square.length; i++) {
      square[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }

    short[] heard = decode(encode(square));

    assertThat(Likeness.snrDb(square, heard, DELAY_MAX)).isGreaterThan(10);
  }

  /**
   * The sums were taken when encoder and decoder gave every bit of the test sequences that ITU-T
   * publishes with its software tools (G.191): 48,768 codes and 97,536 samples.
   */
  @Test
  void isTheRecommendationsToTheBit() {
    short[] sound = new short[RATE];
    int random = 1;
    for (int i = 0; i < sound.length; i++) {
      random = random * 1_103_515_245 + 12_345;
      int triangle = Math.abs(i * (5 + i / 2_000) % 400 - 200) - 100;
      sound[i] = (short) (triangle * (i / 60 % 300) + (random >> 16) / (2 + i % 100));
    }
    byte[] codes = encode(sound);

    assertThat(sum(codes)).isEqualTo(CODES_SUM);
    assertThat(sum(bytes(decode(codes)))).isEqualTo(SAMPLES_SUM);
    assertThat(encode(new short[16])).as("the reset state").containsOnly(0xFA);
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  @Test
  void silenceStaysSilent() {
    for (short sample : decode(encode(new short[RATE]))) {
      assertThat((int) sample).isBetween(-16, 16);
    }
  }

  @Test
  void decodersMeetAgainAfterALoss() {
    byte[] codes = encode(Sounds.babble(5, 3_000, RATE).toArray());
    short[] whole = decode(codes);
    var decoder = new G722Decoder();
    short[] torn = new short[whole.length];
    int lostFrom = codes.length / 3;
    int lost = 320;
    decoder.decode(codes, 0, lostFrom, torn, 0);
    int rest = codes.length - lostFrom - lost;
    decoder.decode(codes, lostFrom + lost, rest, torn, 2 * (lostFrom + lost));

    long difference = 0;
    for (int i = whole.length - RATE / 2; i < whole.length; i++) {
      difference = Math.max(difference, Math.abs(whole[i] - torn[i]));
    }
    assertThat(difference).as("one second after the loss").isLessThanOrEqualTo(2);
  }

  @Test
  void takesAnyBytes() {
    Random random = new Random(1);
    var decoder = new G722Decoder();
    byte[] noise = new byte[1_000];
    short[] out = new short[2_000];
    for (int i = 0; i < 200; i++) {
      random.nextBytes(noise);
      assertThat(decoder.decode(noise, 0, noise.length, out, 0)).isEqualTo(2_000);
    }
    assertThat(decoder.decode(noise, 0, noise.length, out, 1_990)).isEqualTo(10);
    assertThat(decoder.decode(noise, 0, 0, out, 0)).isZero();
  }

  @Test
  void everyLowCodeMeansTheLevelThatItWasChosenFor() {
    int scale = 1 << 12;
    for (int code = 4; code < 64; code++) {
      int level = SubBand.multiply(scale, G722Tables.lowFine(code));
      assertThat(G722Tables.lowCode(level, scale)).as("code %d", code).isEqualTo(code);
    }
  }
}
