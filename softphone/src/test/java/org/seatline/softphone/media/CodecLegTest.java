package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.codec.G711;
import org.seatline.softphone.codec.G722;
import org.seatline.softphone.codec.Opus;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

/** Two legs over real sockets that speak Opus and G.722 and change between codecs. */
class CodecLegTest {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int EAR_RATE = 8_000;
  private static final Map<Integer, Codec> ALL =
      Map.of(111, Opus.VOICE, 9, G722.WIDEBAND, 8, G711.PCMA, 0, G711.PCMU);

  private MediaEngine engine;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    engine = MediaEngine.start(MediaSettings.loopback().withRtcpIntervalMs(200));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  /** Hears at one rate whatever the leg's. */
  private static final class Ear implements AudioSink {
    private final Sounds.Ear narrow = new Sounds.Ear(EAR_RATE * 60);
    private final FrameConverter converter = new FrameConverter(EAR_RATE);
    private volatile int rate;

    @Override
    public void write(short[] frame, int length, int sampleRate) {
      rate = sampleRate;
      converter.convert(frame, length, sampleRate);
      narrow.write(converter.samples(), converter.length(), EAR_RATE);
    }

    void awaitMs(int ms) {
      Await.until(ms + " ms heard", LIMIT, () -> narrow.length() > EAR_RATE / 1_000 * ms);
    }

    /** How much of a sound was heard, 1 for all of it. */
    double likeness(PcmClip said) {
      short[] wanted = said.at(EAR_RATE).toArray();
      return Correlation.bySegments(wanted, narrow.heard(), EAR_RATE, 1_000, 500).peak();
    }
  }

  private MediaLeg leg() throws IOException {
    return engine.openLeg(
        new MediaListener() {
          @Override
          public void digit(MediaLeg leg, char digit) {
            told.add("digit " + digit);
          }
        });
  }

  private static InetSocketAddress at(MediaLeg leg) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), leg.localPort());
  }

  private static MediaParameters to(MediaLeg leg, Codec codec) {
    return MediaParameters.of(at(leg), codec).alsoReceiving(ALL);
  }

  private static Codec codec(String name) {
    return Codecs.all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "OPUS,OPUS,20",
    "OPUS,OPUS,60",
    "G722,G722,40",
    "OPUS,PCMA,20",
    "PCMU,OPUS,40",
    "PCMA,G722,20"
  })
  void carriesSpeechBothWays(String fromA, String fromB, int packetMs) throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    Ear earA = new Ear();
    Ear earB = new Ear();
    PcmClip saidByA = Sounds.babble(1, 2_500, 48_000);
    PcmClip saidByB = Sounds.babble(2, 2_500, 16_000);
    a.sink(earA);
    b.sink(earB);
    a.start(to(b, codec(fromA)).withPacketMs(packetMs));
    b.start(to(a, codec(fromB)).withPacketMs(packetMs));
    a.source(FileSource.once(saidByA));
    b.source(FileSource.once(saidByB));
    earA.awaitMs(3_000);
    earB.awaitMs(3_000);

    assertThat(earB.likeness(saidByA)).as("%s at B", fromA).isGreaterThan(least(fromA));
    assertThat(earA.likeness(saidByB)).as("%s at A", fromB).isGreaterThan(least(fromB));
    assertThat(earA.rate).isEqualTo(codec(fromA).sampleRate());
    assertThat(a.quality().lossPercent()).isLessThan(3);
  }

  // Opus keeps speech, but not waveforms: somebody else's would be at 0.5 at most.
  private static double least(String codec) {
    return codec.equals("OPUS") ? 0.65 : 0.75;
  }

  @Test
  void hearsAllOfASpeechInWhichTheOtherEndChangesItsCodec() throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    Ear ear = new Ear();
    PcmClip said = Sounds.babble(5, 8_000, 48_000);
    b.sink(ear);
    a.start(to(b, Opus.VOICE));
    b.start(to(a, Opus.VOICE));
    a.source(FileSource.once(said));
    int heardMs = 1_500;
    for (Codec next : List.of(G711.PCMA, G722.WIDEBAND, Opus.VOICE, G711.PCMU)) {
      ear.awaitMs(heardMs);
      a.start(to(b, next));
      heardMs += 1_500;
    }
    ear.awaitMs(8_500);

    assertThat(ear.rate).as("b still sends Opus").isEqualTo(48_000);
    assertThat(ear.likeness(said)).isGreaterThan(0.7);
    assertThat(b.quality().lossPercent()).isLessThan(3);
  }

  @Test
  void hearsAllOfASpeechInWhichBothChangeTheirCodec() throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    Ear ear = new Ear();
    PcmClip said = Sounds.babble(6, 8_000, 48_000);
    b.sink(ear);
    a.start(to(b, G711.PCMA));
    b.start(to(a, G711.PCMA));
    a.source(FileSource.once(said));
    int heardMs = 1_500;
    for (Codec next : List.of(Opus.VOICE, G722.WIDEBAND, G711.PCMU)) {
      ear.awaitMs(heardMs);
      b.start(to(a, next));
      a.start(to(b, next));
      heardMs += 2_000;
    }
    ear.awaitMs(8_500);

    assertThat(ear.rate).isEqualTo(8_000);
    assertThat(ear.likeness(said)).isGreaterThan(0.7);
  }

  @Test
  void pressesKeysOnEitherClock() throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    MediaParameters.Receiving both =
        new MediaParameters.Receiving(ALL, java.util.Set.of(101, 110), true);
    MediaParameters fromB = to(a, Opus.VOICE);
    b.start(new MediaParameters(fromB.remote(), fromB.remoteRtcp(), fromB.sending(), both));
    a.start(keysBy(to(b, Opus.VOICE), new MediaParameters.Events(110, 48_000)));
    a.sendDigits("12");
    Await.until("12", LIMIT, () -> told.size() == 2);
    a.start(keysBy(to(b, Opus.VOICE), new MediaParameters.Events(101, 8_000)));
    a.sendDigits("2#");
    Await.until("12#", LIMIT, () -> told.size() == 4);
    a.start(keysBy(to(b, G711.PCMA), new MediaParameters.Events(101, 8_000)).withPacketMs(60));
    a.sendDigits("55");
    Await.until("55", LIMIT, () -> told.size() == 6);

    assertThat(told)
        .containsExactly("digit 1", "digit 2", "digit 2", "digit #", "digit 5", "digit 5");
  }

  private static MediaParameters keysBy(MediaParameters all, MediaParameters.Events events) {
    MediaParameters.Sending s = all.sending();
    return new MediaParameters(
        all.remote(),
        all.remoteRtcp(),
        new MediaParameters.Sending(s.codec(), s.payloadType(), s.packetMs(), events, true),
        all.receiving());
  }

  @Test
  void recordsACallThatChangesItsRate(@TempDir Path folder) throws IOException {
    MediaLeg a = leg();
    MediaLeg b = leg();
    PcmClip saidByA = Sounds.babble(1, 4_000, 16_000);
    PcmClip saidByB = Sounds.babble(2, 4_000, 16_000);
    Path file = folder.resolve("call.wav");
    try (CallRecorder recorder = CallRecorder.start(file, "call", 16_000, InstantSource.system())) {
      a.record(recorder);
      a.start(to(b, G722.WIDEBAND));
      b.start(to(a, G722.WIDEBAND));
      a.source(FileSource.once(saidByA));
      b.source(FileSource.once(saidByB));
      Await.until("2 s recorded", LIMIT, () -> recorder.durationMs() > 2_000);
      a.start(to(b, Opus.VOICE));
      b.start(to(a, Opus.VOICE));
      Await.until("4.5 s recorded", LIMIT, () -> recorder.durationMs() > 4_500);
      a.record(null);
    }

    WavFile recorded = WavFile.read(file);
    assertThat(recorded.sampleRate()).isEqualTo(16_000);
    assertThat(likeness(saidByA, recorded.channel(0))).isGreaterThan(0.85);
    assertThat(likeness(saidByB, recorded.channel(1))).isGreaterThan(0.7);
  }

  private static double likeness(PcmClip said, PcmClip heard) {
    short[] wanted = said.at(EAR_RATE).toArray();
    return Correlation.bySegments(wanted, heard.at(EAR_RATE).toArray(), EAR_RATE, 1_000, 500)
        .peak();
  }
}
