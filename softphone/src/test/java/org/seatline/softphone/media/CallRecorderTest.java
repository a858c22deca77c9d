package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Sounds;

class CallRecorderTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path folder;

  private static void feed(StereoSink sink, PcmClip left, PcmClip right, int fromMs, int toMs) {
    FileSource a = FileSource.once(left);
    FileSource b = FileSource.once(right);
    short[] l = new short[160];
    short[] r = new short[160];
    for (int ms = 0; ms < toMs; ms += 20) {
      a.read(l, 160, 8000);
      b.read(r, 160, 8000);
      if (ms >= fromMs) {
        sink.write(l, r, 160, 8000);
      }
    }
  }

  @Test
  void writesBothSidesAndDescribesThem() throws Exception {
    Path file = folder.resolve("call.wav");
    PcmClip agent = Sounds.babble(1, 2000, 8000);
    PcmClip caller = Sounds.babble(2, 2000, 8000);
    CallRecorder recorder = CallRecorder.start(file, "call-1", 8000, CLOCK);
    feed(recorder, agent, caller, 0, 1000);
    recorder.pause();
    feed(recorder, Sounds.babble(3, 2000, 8000), Sounds.babble(3, 2000, 8000), 0, 2000);
    recorder.resume();
    feed(recorder, agent, caller, 1000, 2000);
    RecordingManifest manifest = recorder.stop();

    assertThat(recorder.stop()).isSameAs(manifest);
    assertThat(manifest.durationMs()).isEqualTo(2000);
    assertThat(manifest.channels()).isEqualTo(2);
    assertThat(manifest.droppedMs()).isZero();
    assertThat(manifest.pauses()).containsExactly(new RecordingManifest.Pause(1000, 0));
    assertThat(manifest.startedAt()).isEqualTo(CLOCK.instant());
    assertThat(manifest.bytes()).isEqualTo(Files.size(file)).isEqualTo(44 + 2 * 2 * 16_000);
    assertThat(manifest.sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
    WavFile wav = WavFile.read(file);
    assertThat(wav.channel(0).toArray()).isEqualTo(agent.toArray());
    assertThat(wav.channel(1).toArray()).isEqualTo(caller.toArray());
  }

  @Test
  void bringsAnotherRateToItsOwn() throws IOException {
    Path file = folder.resolve("call.wav");
    PcmClip wide = Sounds.babble(4, 2000, 16_000);
    FileSource source = FileSource.once(wide);
    try (CallRecorder recorder = CallRecorder.start(file, "call-1", 8000, CLOCK)) {
      short[] frame = new short[320];
      for (int i = 0; i < 100; i++) {
        source.read(frame, 320, 16_000);
        recorder.write(frame, frame, 320, 16_000);
      }
    }
    short[] heard = WavFile.read(file).channel(1).toArray();
    assertThat(Correlation.find(wide.at(8000).toArray(), heard, 200).peak()).isGreaterThan(0.98);
  }

  @Test
  void neverOverwritesARecording() throws IOException {
    Path file = folder.resolve("call.wav");
    CallRecorder.start(file, "a", 8000, CLOCK).close();
    assertThatThrownBy(() -> CallRecorder.start(file, "b", 8000, CLOCK))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  /** Run as a process of its own: records until it is killed. */
  public static final class EndlessRecorder {
    public static void main(String[] args) throws IOException {
      CallRecorder recorder =
          CallRecorder.start(Path.of(args[0]), "crash", 8000, InstantSource.system());
      MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
      PcmClip agent = Sounds.babble(1, 20_000, 8000);
      FileSource source = FileSource.looping(agent);
      engine.pump(
          source, (frame, length, rate) -> recorder.write(frame, frame, length, rate), 8000);
      Await.until("killed", Duration.ofMinutes(1), () -> false);
    }
  }

  @Test
  void leavesAPlayableFileWhenItIsKilled() throws Exception {
    Path file = folder.resolve("killed.wav");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRecorder.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Await.until("a second of sound", Duration.ofSeconds(30), () -> size(file) > 44 + 32_000);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    WavFile wav = WavFile.read(file);
    assertThat(wav.channels()).isEqualTo(2);
    short[] expected = Sounds.babble(1, 20_000, 8000).toArray();
    short[] heard = wav.channel(1).toArray();
    assertThat(heard).hasSizeGreaterThan(7000);
    assertThat(heard).isEqualTo(Arrays.copyOf(expected, heard.length));
    // As if the crash had come between the sound and its header.
    Files.write(file, new byte[4003], StandardOpenOption.APPEND);
    RecordingManifest manifest = CallRecorder.salvage(file, "crash", CLOCK.instant());
    assertThat(manifest.bytes()).isEqualTo(44 + heard.length * 4L + 4000);
    assertThat(WavFile.read(file).channel(0).length()).isEqualTo(heard.length + 1000);
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
