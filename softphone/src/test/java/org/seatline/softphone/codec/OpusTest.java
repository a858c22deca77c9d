package org.seatline.softphone.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Sounds;

class OpusTest {
  private static final int RATE = Opus.SAMPLE_RATE;
  private static final int FRAME = RATE / 50;

  private final short[] speech = Sounds.babble(7, 2_000, RATE).toArray();
  private final byte[] payload = new byte[1_488];

  private static short[] frame(short[] sound, int index) {
    return Arrays.copyOfRange(sound, index * FRAME, (index + 1) * FRAME);
  }

  /** Packets of 20 ms as an encoder makes them that expects so much loss. */
  private byte[][] packets(Opus settings, int lossPercent) {
    Codec.Encoder encoder = settings.newEncoder();
    encoder.expectLoss(lossPercent);
    byte[][] packets = new byte[speech.length / FRAME][];
    for (int i = 0; i < packets.length; i++) {
      int length = encoder.encode(frame(speech, i), FRAME, payload, 0);
      packets[i] = Arrays.copyOf(payload, length);
    }
    return packets;
  }

  private static int bytes(byte[][] packets) {
    return Arrays.stream(packets).mapToInt(p -> p.length).sum();
  }

  @Test
  void isKnownByName() {
    assertThat(Codecs.byName("opus", 48_000)).contains(Opus.VOICE);
    assertThat(Codecs.byName("opus", 8_000)).isEmpty();
    assertThat(Codecs.all()).startsWith(Opus.VOICE).endsWith(G711.PCMU);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 60})
  void carriesSpeechInPacketsOfAnyLength(int packetMs) {
    short[] heard = Likeness.roundTrip(Opus.VOICE, speech, packetMs);

    assertThat(alike(speech, heard)).isGreaterThan(0.75);
  }

  /** Likeness as an ear on the telephone would have it: Opus keeps speech, but not waveforms. */
  private static double alike(short[] said, short[] heard) {
    short[] wanted = PcmClip.of(said, RATE).at(8_000).toArray();
    short[] got = PcmClip.of(heard, RATE).at(8_000).toArray();
    return Correlation.bySegments(wanted, got, 8_000, 100, 250).peak();
  }

  @Test
  void keepsToItsBitRate() {
    int seconds = speech.length / RATE;

    assertThat(bytes(packets(Opus.VOICE, 0)) * 8 / seconds).isBetween(20_000, 40_000);
    assertThat(bytes(packets(Opus.VOICE.suiting(Map.of("maxaveragebitrate", "10000")), 0)) * 8)
        .isLessThan(seconds * 15_000);
  }

  @Test
  void readsWhatTheOtherEndWishesAndNothingUnreasonable() {
    assertThat(
            Opus.VOICE.suiting(
                Map.of(
                    "maxaveragebitrate", "20000",
                    "maxplaybackrate", "16000",
                    "useinbandfec", "1",
                    "usedtx", "1",
                    "cbr", "1",
                    "stereo", "1")))
        .isEqualTo(new Opus(20_000, 16_000, EnumSet.allOf(Opus.Wish.class)));
    Opus unsaid = Opus.VOICE.suiting(Map.of());
    assertThat(unsaid.bitsPerSecond()).isEqualTo(32_000);
    assertThat(unsaid.wishes()).as("nobody asked for redundancy").isEmpty();
    for (String nonsense : new String[] {"", "-1", "0", "abc", "99999999999999", "1e3", "９"}) {
      assertThat(
              Opus.VOICE.suiting(
                  Map.of("maxaveragebitrate", nonsense, "maxplaybackrate", nonsense)))
          .isEqualTo(unsaid);
    }
    assertThat(Opus.VOICE.suiting(Map.of("maxaveragebitrate", "510000")).bitsPerSecond())
        .isEqualTo(32_000);
    assertThat(Opus.VOICE.suiting(Map.of("maxaveragebitrate", "1")).bitsPerSecond())
        .isEqualTo(6_000);
  }

  @Test
  void narrowsTheBandForWhoCannotPlayMore() {
    short[] high = Likeness.tone(7_000, 6_000, RATE, 1_000);
    Opus narrow = Opus.VOICE.suiting(Map.of("maxplaybackrate", "8000"));

    assertThat(rms(Likeness.roundTrip(narrow, high, 20))).isLessThan(300);
    assertThat(rms(Likeness.roundTrip(Opus.VOICE, high, 20))).isGreaterThan(2_000);
  }

  private static double rms(short[] x) {
    double sum = 0;
    for (int i = x.length / 2; i < x.length; i++) {
      sum += (double) x[i] * x[i];
    }
    return Math.sqrt(sum / (x.length - x.length / 2.0));
  }

  @Test
  void saysNextToNothingInSilenceWhereThatIsWished() {
    Codec.Encoder encoder = Opus.VOICE.suiting(Map.of("usedtx", "1")).newEncoder();
    int tiny = 0;
    for (int i = 0; i < 100; i++) {
      tiny += encoder.encode(new short[FRAME], FRAME, payload, 0) <= 2 ? 1 : 0;
    }

    assertThat(tiny).isGreaterThan(60);
  }

  @Test
  void tellsALostPacketAgainWhenLossIsExpected() {
    byte[][] packets = packets(Opus.VOICE, 20);
    short[] whole = Likeness.roundTrip(Opus.VOICE, speech, 20);
    double byRedundancy = 0;
    double byConcealment = 0;
    int told = 0;
    for (int lost = 20; lost + 1 < packets.length; lost += 5) {
      short[] wanted = frame(whole, lost);
      short[] again = new short[FRAME];
      int got =
          upTo(packets, lost)
              .decodeLost(packets[lost + 1], 0, packets[lost + 1].length, FRAME, again, 0);
      short[] madeUp = new short[FRAME];
      assertThat(upTo(packets, lost).conceal(FRAME, madeUp, 0)).isEqualTo(FRAME);
      if (got > 0) {
        assertThat(got).isEqualTo(FRAME);
        told++;
        byRedundancy += Likeness.snrDb(wanted, again, 0);
        byConcealment += Likeness.snrDb(wanted, madeUp, 0);
      }
    }

    assertThat(told).isGreaterThan(5);
    assertThat(byRedundancy / told).isGreaterThan(byConcealment / told + 2);
  }

  private static Codec.Decoder upTo(byte[][] packets, int end) {
    Codec.Decoder decoder = Opus.VOICE.newDecoder();
    short[] out = new short[FRAME];
    for (int i = 0; i < end; i++) {
      assertThat(decoder.decode(packets[i], 0, packets[i].length, out, 0)).isEqualTo(FRAME);
    }
    return decoder;
  }

  @Test
  void givesUpTheHighestTonesForRedundancyWhileMuchIsLost() {
    Codec.Encoder encoder = Opus.VOICE.newEncoder();
    short[] high = Likeness.tone(14_000, 6_000, RATE, 1_000);

    assertThat(rms(heard(encoder, high))).as("at first").isGreaterThan(1_000);
    encoder.expectLoss(5);
    assertThat(rms(heard(encoder, high))).as("5 %%").isLessThan(300);
    encoder.expectLoss(3);
    assertThat(rms(heard(encoder, high))).as("still 3 %%").isLessThan(300);
    encoder.expectLoss(1);
    assertThat(rms(heard(encoder, high))).as("over").isGreaterThan(1_000);
  }

  private short[] heard(Codec.Encoder encoder, short[] sound) {
    Codec.Decoder decoder = Opus.VOICE.newDecoder();
    short[] out = new short[sound.length];
    for (int i = 0; i < sound.length / FRAME; i++) {
      int length = encoder.encode(frame(sound, i), FRAME, payload, 0);
      decoder.decode(payload, 0, length, out, i * FRAME);
    }
    return out;
  }

  @Test
  void hasRedundancyAtLowBitRatesToo() {
    Opus slow = Opus.VOICE.suiting(Map.of("maxaveragebitrate", "20000", "useinbandfec", "1"));
    OpusPacket packet = new OpusPacket();
    int redundant = 0;
    byte[][] packets = packets(slow, 10);
    for (byte[] bytes : packets) {
      redundant += packet.parse(bytes, 0, bytes.length) && packet.redundant() ? 1 : 0;
    }

    assertThat(redundant).isGreaterThan(packets.length / 3);
  }

  @Test
  void tellsNothingAgainWhereNoLossIsExpectedOrNobodyWantsIt() {
    byte[][] calm = packets(Opus.VOICE, 0);
    byte[][] unwanted = packets(Opus.VOICE.suiting(Map.of()), 20);
    short[] out = new short[FRAME];

    for (int i = 1; i < calm.length; i++) {
      assertThat(upTo(calm, 1).decodeLost(calm[i], 0, calm[i].length, FRAME, out, 0)).isZero();
      assertThat(upTo(unwanted, 1).decodeLost(unwanted[i], 0, unwanted[i].length, FRAME, out, 0))
          .isZero();
    }
  }

  @Test
  void concealsAnyNumberOfSamplesAndFadesInTheEnd() {
    byte[][] packets = packets(Opus.VOICE, 0);
    Codec.Decoder decoder = upTo(packets, 40);
    short[] out = new short[FRAME];
    int[] wanted = {1, 479, 480, 100, 960, 7};
    for (int samples : wanted) {
      assertThat(decoder.conceal(samples, out, 0)).isEqualTo(samples);
    }
    for (int i = 0; i < 50; i++) {
      decoder.conceal(FRAME, out, 0);
    }

    assertThat(rms(out)).isLessThan(200);
    assertThat(decoder.conceal(FRAME, out, FRAME - 10)).as("what fits").isEqualTo(10);
    assertThat(Opus.VOICE.newDecoder().conceal(FRAME, out, 0)).as("out of nothing").isZero();
    assertThat(decoder.decode(packets[41], 0, packets[41].length, out, 0)).isEqualTo(FRAME);
  }

  @Test
  void neverWritesBehindTheRoomThereIs() {
    byte[][] packets = packets(Opus.VOICE, 0);
    short[] small = new short[100];

    assertThat(Opus.VOICE.newDecoder().decode(packets[0], 0, packets[0].length, small, 40))
        .isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "03",
    "0340",
    "03C1FF",
    "0BFF",
    "02FC",
    "020A00",
    "01AABBCC",
    "FB31",
    "1B03",
    "8300"
  })
  void givesNothingForWhatIsNoPacket(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    var decoder = new OpusVoiceDecoder();

    assertThat(decoder.decode(bytes, 0, bytes.length, new short[5_760], 0)).isZero();
    assertThat(decoder.malformed()).isEqualTo(1);
    assertThat(decoder.decodeLost(bytes, 0, bytes.length, FRAME, new short[5_760], 0)).isZero();
  }

  @Test
  void neverFailsWhateverBytesCome() {
    byte[][] good = packets(Opus.VOICE, 10);
    Codec.Decoder decoder = Opus.VOICE.newDecoder();
    Random random = new Random(11);
    short[] out = new short[OpusPacket.SAMPLES_MAX];
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = good[random.nextInt(good.length)].clone();
      if (random.nextBoolean()) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
      }
      for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      switch (random.nextInt(4)) {
        case 0 -> decoder.conceal(1 + random.nextInt(2_000), out, 0);
        case 1 -> decoder.decodeLost(bytes, 0, bytes.length, FRAME, out, 0);
        default -> {}
      }
      int got = decoder.decode(bytes, 0, bytes.length, out, 0);
      assertThat(got).isBetween(0, OpusPacket.SAMPLES_MAX);
    }
    // And it still decodes.
    for (byte[] packet : good) {
      assertThat(decoder.decode(packet, 0, packet.length, out, 0)).isEqualTo(FRAME);
    }
  }

  @Test
  void knowsTheLengthOfEveryConfiguration() {
    int[] silk = {480, 960, 1_920, 2_880};
    int[] celt = {120, 240, 480, 960};
    var packet = new OpusPacket();
    for (int config = 0; config < 32; config++) {
      byte[] one = {(byte) (config << 3), 1, 2};
      assertThat(packet.parse(one, 0, 3)).isTrue();
      int expected =
          config < 12 ? silk[config & 3] : config < 16 ? 480 << (config & 1) : celt[config & 3];
      assertThat(packet.samples()).as("config %d", config).isEqualTo(expected);
      byte[] two = {(byte) (config << 3 | 1), 1, 2};
      assertThat(packet.parse(two, 0, 3)).isTrue();
      assertThat(packet.samples()).isEqualTo(2 * expected);
    }
  }

  @Test
  void decodesTwoChannelsIntoOne() throws Exception {
    var stereo = new OpusEncoder(RATE, 2, OpusApplication.OPUS_APPLICATION_AUDIO);
    stereo.setBitrate(64_000);
    Codec.Decoder decoder = Opus.VOICE.newDecoder();
    short[] heard = new short[speech.length];
    for (int i = 0; i < speech.length / FRAME; i++) {
      short[] both = new short[2 * FRAME];
      for (int k = 0; k < FRAME; k++) {
        both[2 * k] = speech[i * FRAME + k];
        both[2 * k + 1] = speech[i * FRAME + k];
      }
      int length = stereo.encode(both, 0, FRAME, payload, 0, payload.length);
      assertThat(decoder.decode(payload, 0, length, heard, i * FRAME)).isEqualTo(FRAME);
    }

    assertThat(alike(speech, heard)).isGreaterThan(0.75);
  }
}
