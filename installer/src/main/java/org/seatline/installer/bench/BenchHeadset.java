package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A headset without hardware: a private PulseAudio with one stereo device whose left channel is the
 * mouth and whose right channel is the ear, so that one recording holds both by the same clock.
 */
final class BenchHeadset implements AutoCloseable {
  static final int RECORDED_RATE = 16_000;

  private static final long READY_MAX_NANOS = 20_000_000_000L;
  private static final long STEP_NANOS = 50_000_000L;
  private static final long ANSWER_MAX_MS = 3_000;

  private static final String MICROPHONE = "mic";

  private final Path folder;
  private final List<ToolProcess> processes = new ArrayList<>();

  private BenchHeadset(Path folder) {
    this.folder = folder;
  }

  /** Starts it; the folder's path must be short. */
  static BenchHeadset start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(
        folder.resolve("default.pa"),
        """
        load-module module-native-protocol-unix auth-anonymous=1
        load-module module-null-sink sink_name=desk rate=48000 channels=2 channel_map=front-left,front-right norewinds=1
        load-module module-remap-sink sink_name=mouth master=desk channels=1 channel_map=mono master_channel_map=front-left remix=no
        load-module module-remap-sink sink_name=ear master=desk channels=1 channel_map=mono master_channel_map=front-right remix=no
        load-module module-remap-source source_name=mic master=desk.monitor channels=1 channel_map=mono master_channel_map=front-left remix=no
        set-default-sink ear
        set-default-source mic
        """);
    Files.writeString(
        folder.resolve("asound.conf"),
        "</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n");
    BenchHeadset headset = new BenchHeadset(folder);
    try {
      headset.awaitReady(headset.daemon());
      return headset;
    } catch (IOException | InterruptedException e) {
      headset.close();
      throw e;
    }
  }

  private ToolProcess daemon() throws IOException {
    return run(
        "pulseaudio",
        List.of(
            "pulseaudio",
            "-n",
            "-F",
            folder.resolve("default.pa").toString(),
            "--daemonize=no",
            "--exit-idle-time=-1",
            "--use-pid-file=no",
            "--realtime=no",
            "--high-priority=no"));
  }

  // The socket is there before the devices are.
  private void awaitReady(ToolProcess daemon) throws IOException, InterruptedException {
    long until = System.nanoTime() + READY_MAX_NANOS;
    while (!hasDevices()) {
      if (!daemon.alive() || System.nanoTime() - until > 0) {
        throw new IOException(
            "PulseAudio did not start: " + Files.readString(log("pulseaudio")).strip());
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private boolean hasDevices() throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("run").resolve("native"))) {
      return false;
    }
    ToolProcess asked = run("pactl", List.of("pactl", "list", "short", "sources"));
    boolean answered = asked.awaitEnd(ANSWER_MAX_MS) == 0;
    return answered && Files.readString(log("pactl")).contains(MICROPHONE + "\t");
  }

  /** Starts a program that uses this headset; it ends with the headset. */
  ToolProcess run(String name, List<String> command) throws IOException {
    Path run = folder.resolve("run");
    ToolProcess process =
        ToolProcess.start(
            log(name),
            Map.of(
                "PULSE_RUNTIME_PATH", run.toString(),
                "PULSE_SERVER", "unix:" + run.resolve("native"),
                "PULSE_STATE_PATH", run.toString(),
                "PULSE_COOKIE", run.resolve("cookie").toString(),
                "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString(),
                "HOME", folder.toString()),
            command);
    processes.add(process);
    return process;
  }

  /** What a program says. */
  Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** Plays a sound into the mouth. */
  ToolProcess speak(Path wav) throws IOException {
    return run("paplay", List.of("paplay", "--device=mouth", "--latency-msec=20", wav.toString()));
  }

  /** Records both channels as raw samples until it is ended. */
  ToolProcess record(Path raw) throws IOException {
    return run(
        "parec",
        List.of(
            "parec",
            "--device=desk.monitor",
            "--latency-msec=100",
            "--rate=" + RECORDED_RATE,
            "--channels=2",
            "--format=s16le",
            "--raw",
            raw.toString()));
  }

  @Override
  public void close() {
    processes.reversed().forEach(ToolProcess::close);
  }
}
