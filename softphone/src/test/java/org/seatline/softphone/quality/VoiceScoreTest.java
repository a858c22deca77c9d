package org.seatline.softphone.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.quality.ImpairedNetwork.Jitter;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.RtpPacket;
import org.seatline.softphone.testbench.Sounds;

/** The score puts cases in order whose order is known from listeners and from PESQ. */
class VoiceScoreTest {
  private static final int RATE = 8000;
  private static final int FRAME = 160;
  private static final int[] LOSS_PERCENT = {0, 1, 3, 5, 10};
  private static final int SEEDS = 4;
  private static short[] spoken = new short[0];

  @BeforeAll
  static void speak() {
    PcmClip speech = PcmClip.silence(500, RATE).then(Sounds.babble(5, 30_000, RATE));
    spoken = Arrays.copyOf(speech.toArray(), speech.length() / FRAME * FRAME);
  }

  private static VoiceScore concealed(int lossPercent, long seed) {
    ImpairedNetwork network =
        new ImpairedNetwork(PacketLoss.random(lossPercent), Jitter.NONE, 0, 0, 0);
    JitterBuffer buffer = new JitterBuffer(RATE, RATE, 400, type -> G711.PCMU);
    byte[] bytes = new byte[RtpPacket.HEADER_BYTES + FRAME];
    RtpPacket view = new RtpPacket();
    short[] heard = new short[spoken.length + 10 * FRAME];
    short[] out = new short[FRAME];
    boolean[] come = new boolean[spoken.length / FRAME + 10];
    network.carry(spoken.length / FRAME, 20, seed).forEach(a -> come[a.packet()] = true);
    for (int i = 0; i < heard.length / FRAME; i++) {
      if (come[i]) {
        RtpPacket.writeHeader(bytes, 0, false, i, i * FRAME, 1);
        G711.PCMU.encode(
            Arrays.copyOfRange(spoken, i * FRAME, (i + 1) * FRAME),
            FRAME,
            bytes,
            RtpPacket.HEADER_BYTES);
        view.parse(bytes, bytes.length);
        buffer.put(view, i * 20_000_000L);
      }
      buffer.pull(out, FRAME, i * 20_000_000L + 12_000_000);
      System.arraycopy(out, 0, heard, i * FRAME, FRAME);
    }
    return VoiceScore.of(spoken, heard, RATE);
  }

  private static VoiceScore silenceFilled(int lossPercent, long seed) {
    ImpairedNetwork network =
        new ImpairedNetwork(PacketLoss.random(lossPercent), Jitter.NONE, 0, 0, 0);
    short[] heard = new short[spoken.length];
    byte[] code = new byte[FRAME];
    short[] out = new short[FRAME];
    for (ImpairedNetwork.Arrival a : network.carry(spoken.length / FRAME, 20, seed)) {
      int from = a.packet() * FRAME;
      G711.PCMU.encode(Arrays.copyOfRange(spoken, from, from + FRAME), FRAME, code, 0);
      G711.PCMU.decode(code, 0, FRAME, out, 0);
      System.arraycopy(out, 0, heard, from, FRAME);
    }
    return VoiceScore.of(spoken, heard, RATE);
  }

  private interface Receiver {
    VoiceScore score(int lossPercent, long seed);
  }

  private static double mean(Receiver receiver, int lossPercent) {
    double sum = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      VoiceScore score = receiver.score(lossPercent, seed);
      sum += score.mos();
    }
    return sum / SEEDS;
  }

  @Test
  void ranksLossAndConcealmentAsListenersDo() {
    double concealedBefore = Double.MAX_VALUE;
    double filledBefore = Double.MAX_VALUE;
    for (int percent : LOSS_PERCENT) {
      double concealed = mean(VoiceScoreTest::concealed, percent);
      double filled = mean(VoiceScoreTest::silenceFilled, percent);
      System.out.printf("%d %% loss: concealed %.2f, silence %.2f%n", percent, concealed, filled);
      assertThat(concealed).as("more loss is worse, %d %%", percent).isLessThan(concealedBefore);
      assertThat(filled).as("more loss is worse, %d %%", percent).isLessThan(filledBefore);
      if (percent > 0) {
        assertThat(concealed).as("concealed at %d %%", percent).isGreaterThan(filled);
      }
      concealedBefore = concealed;
      filledBefore = filled;
    }
  }

  @Test
  void isPerfectForTheSameSoundLaterAndLouder() {
    short[] later = new short[spoken.length + 3000];
    System.arraycopy(spoken, 0, later, 3000, spoken.length);
    VoiceScore score = VoiceScore.of(spoken, later, RATE);
    assertThat(score.stoi()).isGreaterThan(0.999);
    assertThat(score.logSpectralDistanceDb()).isLessThan(0.01);
    assertThat(score.segmentalSnrDb()).isGreaterThan(34.9);
  }

  @Test
  void seesNoLikenessInAnotherVoice() {
    VoiceScore score = VoiceScore.of(spoken, Sounds.babble(77, 30_500, RATE).toArray(), RATE);
    assertThat(score.stoi()).isLessThan(0.4);
    assertThat(score.segmentalSnrDb()).isLessThan(2);
  }

  @Test
  void followsSpeechThatWasShortenedOnItsWay() {
    short[] cut = new short[spoken.length - 400];
    int at = 0;
    for (int i = 0; i < spoken.length && at < cut.length; i++) {
      boolean leftOut = List.of(1, 2, 3, 4).contains(i / 40_000) && i % 40_000 < 100;
      if (!leftOut) {
        cut[at++] = spoken[i];
      }
    }
    assertThat(VoiceScore.of(spoken, cut, RATE).stoi()).isGreaterThan(0.97);
  }

  @Test
  void keepsItsPlaceOverSoundThatWasMadeUp() {
    int rate = 16_000;
    short[] whole = Sounds.babble(7, 30_000, rate).toArray();
    short[] stranger = Sounds.babble(79, 30_000, rate).toArray();
    double before = 1;
    for (int holeMs : new int[] {200, 300, 400}) {
      short[] holed = whole.clone();
      for (int at = rate; at + rate < holed.length; at += rate) {
        System.arraycopy(stranger, at, holed, at, rate / 1000 * holeMs);
      }
      double stoi = VoiceScore.of(whole, holed, rate).stoi();
      assertThat(stoi).as("%d ms of every second", holeMs).isLessThan(before).isGreaterThan(0.55);
      before = stoi;
    }
  }
}
