package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

/** A seat and two phones, each with an engine of its own; one speaks A-law, the other Opus. */
class ConferenceTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int RATE = 8_000;
  private static final int TURN_MS = 1_500;
  private static final int LAST_TURN = 3;
  private static final int TALK_MS = (LAST_TURN + 1) * TURN_MS;
  private static final int SEGMENT_MS = 500;
  private static final double HEARD = 0.6;
  private static final double UNHEARD = 0.4;

  private MediaEngine seat;
  private Phone first;
  private Phone second;
  private final Sounds.Ear ear = new Sounds.Ear(48_000 * 20);

  /** The other end of one of the seat's legs. */
  private static final class Phone implements AutoCloseable {
    final MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
    final MediaLeg leg = engine.openLeg(MediaListener.NONE);
    final MediaLeg there;
    final Sounds.Ear ear;
    final Pitch pitch = new Pitch();

    Phone(MediaEngine seat, Codec codec) throws IOException {
      there = seat.openLeg(MediaListener.NONE);
      ear = new Sounds.Ear(codec.sampleRate() * 20);
      leg.sink(new Tee(ear, pitch));
      leg.start(MediaParameters.of(at(there), codec));
      there.start(MediaParameters.of(at(leg), codec));
    }

    private static InetSocketAddress at(MediaLeg leg) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.localPort());
    }

    @Override
    public void close() throws IOException {
      engine.close();
    }
  }

  /** Tells which of three tones are heard now. */
  private static final class Pitch implements AudioSink {
    static final int[] TONES = {500, 800, 1_300};
    private static final double LEAST = 500;

    private final double[] levels = new double[TONES.length];

    @Override
    public synchronized void write(short[] frame, int length, int rate) {
      for (int t = 0; t < TONES.length; t++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < length; i++) {
          double angle = 2 * Math.PI * TONES[t] * i / rate;
          re += frame[i] * Math.cos(angle);
          im += frame[i] * Math.sin(angle);
        }
        levels[t] = 2 * Math.hypot(re, im) / length;
      }
    }

    synchronized String heard() {
      StringBuilder heard = new StringBuilder();
      for (int t = 0; t < TONES.length; t++) {
        heard.append(levels[t] > LEAST ? TONES[t] + " " : "");
      }
      return heard.toString().trim();
    }
  }

  private static AudioSource tone(int hertz) {
    short[] second = new short[RATE];
    for (int i = 0; i < RATE; i++) {
      second[i] = (short) (3_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return FileSource.looping(PcmClip.of(second, RATE));
  }

  @BeforeEach
  void start() throws IOException {
    seat = MediaEngine.start(MediaSettings.loopback());
    first = new Phone(seat, G711.PCMA);
    second = new Phone(seat, Opus.VOICE);
  }

  @AfterEach
  void stop() throws IOException {
    seat.close();
    first.close();
    second.close();
  }

  /** Speaks in these turns, counted from 0; in the last one four times as loud. */
  private static PcmClip speech(PcmClip words, int... turns) {
    short[] spoken = words.toArray();
    short[] all = new short[RATE / 1000 * TALK_MS];
    for (int turn : turns) {
      int loud = turn == LAST_TURN ? 4 : 1;
      for (int i = 0; i < spoken.length; i++) {
        int sample = Math.clamp(loud * spoken[i], Short.MIN_VALUE, Short.MAX_VALUE);
        all[turn * spoken.length + i] = (short) sample;
      }
    }
    return PcmClip.of(all, RATE);
  }

  private static double likeness(PcmClip words, PcmClip heard) {
    short[] ears = heard.at(RATE).toArray();
    return Correlation.bySegments(words.toArray(), ears, RATE, TALK_MS, SEGMENT_MS).peak();
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  @Test
  void eachHearsTheOthersAndNeverItself() throws IOException {
    PcmClip agent = Sounds.babble(11, TURN_MS, RATE);
    PcmClip caller = Sounds.babble(12, TURN_MS, RATE);
    PcmClip expert = Sounds.babble(13, TURN_MS, RATE);
    Sounds.Ear left = new Sounds.Ear(48_000 * 20);
    Sounds.Ear right = new Sounds.Ear(48_000 * 20);
    AudioSource microphone = FileSource.once(speech(agent, 0));
    try (Conference conference = Conference.open(seat, microphone, ear)) {
      conference.add(first.there);
      conference.add(second.there);
      conference.record(
          (sent, received, length, rate) -> {
            left.write(sent, length, rate);
            right.write(received, length, rate);
          });
      first.leg.source(FileSource.once(speech(caller, 1, LAST_TURN)));
      second.leg.source(FileSource.once(speech(expert, 2, LAST_TURN)));
      int all = RATE / 1000 * (TALK_MS + 500);
      Await.until(
          "all is said", LIMIT, () -> first.ear.length() >= all && right.length() >= 6 * all);
    }
    PcmClip atFirst = first.ear.clip();
    PcmClip atSecond = second.ear.clip();
    System.out.printf(
        "conference: first hears %.2f %.2f %.2f, second %.2f %.2f %.2f, desk %.2f %.2f %.2f%n",
        likeness(agent, atFirst),
        likeness(caller, atFirst),
        likeness(expert, atFirst),
        likeness(agent, atSecond),
        likeness(caller, atSecond),
        likeness(expert, atSecond),
        likeness(agent, ear.clip()),
        likeness(caller, ear.clip()),
        likeness(expert, ear.clip()));
    assertHeard(atFirst, agent, expert, caller);
    assertHeard(atSecond, agent, caller, expert);
    assertHeard(ear.clip(), caller, expert, agent);
    assertHeard(right.clip(), caller, expert, agent);
    assertThat(likeness(agent, left.clip())).isGreaterThan(HEARD);
    assertThat(likeness(caller, left.clip())).isLessThan(UNHEARD);
    assertThat(peak(ear.heard())).as("two at once").isBetween(20_000, Limiter.CEILING);
  }

  private static void assertHeard(PcmClip heard, PcmClip one, PcmClip other, PcmClip own) {
    assertThat(likeness(one, heard)).isGreaterThan(HEARD);
    assertThat(likeness(other, heard)).isGreaterThan(HEARD);
    assertThat(likeness(own, heard)).isLessThan(UNHEARD);
  }

  @Test
  void oneIsHeldComesBackAndLeaves() throws IOException {
    Pitch desk = new Pitch();
    try (Conference conference = Conference.open(seat, tone(Pitch.TONES[0]), desk)) {
      first.leg.source(tone(Pitch.TONES[1]));
      second.leg.source(tone(Pitch.TONES[2]));
      Conference.Member one = conference.add(first.there);
      Conference.Member other = conference.add(second.there);
      awaitHeard(desk, "800 1300", "500 1300", "500 800");
      one.hold(tone(Pitch.TONES[1]));
      assertThat(one.held()).isTrue();
      awaitHeard(desk, "1300", "800", "500");
      one.resume();
      awaitHeard(desk, "800 1300", "500 1300", "500 800");
      other.leave();
      awaitHeard(desk, "800", "500", "");
      other.resume(); // too late
      conference.add(second.there);
      awaitHeard(desk, "800 1300", "500 1300", "500 800");
      assertThat(conference.members()).hasSize(2).doesNotContain(other);
    }
    Await.until("the end", LIMIT, () -> first.pitch.heard().isEmpty());
    assertThat(seat.legs()).hasSize(2);
  }

  private void awaitHeard(Pitch desk, String atDesk, String atFirst, String atSecond) {
    Await.until(
        "heard " + atDesk + " | " + atFirst + " | " + atSecond,
        LIMIT,
        () ->
            desk.heard().equals(atDesk)
                && first.pitch.heard().equals(atFirst)
                && second.pitch.heard().equals(atSecond));
  }

  @Test
  void hasABound() throws IOException {
    try (Conference conference = Conference.open(seat, AudioSource.SILENCE, AudioSink.NONE)) {
      for (int i = 0; i < Conference.LEGS_MAX; i++) {
        conference.add(seat.openLeg(MediaListener.NONE));
      }
      assertThatThrownBy(() -> conference.add(first.there))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void mixesWithoutAllocatingAndWithoutKeepingWhatIsOld() {
    ConferenceBridge bridge = new ConferenceBridge(48_000);
    ConferenceBridge.Port narrow = bridge.join("narrow");
    ConferenceBridge.Port wide = bridge.join("wide");
    ConferenceBridge.Port desk = bridge.join("desk");
    bridge.supervise(desk, narrow, wide, ConferenceBridge.Supervision.BARGE);
    talk(100, narrow, wide, desk);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    talk(500, narrow, wide, desk);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10 * 500);

    short[] loud = new short[160];
    Arrays.fill(loud, (short) 1_000);
    for (int i = 0; i < 10; i++) {
      narrow.write(loud, 160, 8_000); // nobody listens
    }
    narrow.write(new short[160], 160, 8_000);
    short[] heard = new short[960];
    desk.read(heard, 960, 48_000);
    desk.read(heard, 960, 48_000);
    assertThat(peak(heard)).isZero();
  }

  private static void talk(
      int ticks,
      ConferenceBridge.Port narrow,
      ConferenceBridge.Port wide,
      ConferenceBridge.Port desk) {
    short[] few = new short[160];
    short[] many = new short[960];
    for (int i = 0; i < ticks; i++) {
      Arrays.fill(few, (short) (1_000 * (i % 2)));
      narrow.read(few, 160, 8_000);
      narrow.write(few, 160, 8_000);
      wide.read(many, 960, 48_000);
      wide.write(many, 960, 48_000);
      desk.read(many, 960, 48_000);
      desk.write(many, 960, 48_000);
    }
  }
}
