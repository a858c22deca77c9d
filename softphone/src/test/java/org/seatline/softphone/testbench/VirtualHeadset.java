package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A headset without hardware: a private PulseAudio whose microphone says what a WAV file says and
 * whose earpiece is recorded. Programs use it through {@link #environment()}; this JVM cannot,
 * since an environment is fixed at start, so Java sides run as a {@link Child}.
 */
public final class VirtualHeadset implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final String LATENCY = "--latency-msec=60";

  private final Path folder;
  private Child daemon;
  private int children;

  private VirtualHeadset(Path folder, Child daemon) {
    this.folder = folder;
    this.daemon = daemon;
  }

  /** Starts it in an empty folder whose path is short (a socket's name holds 100 characters). */
  public static VirtualHeadset start(Path folder) throws IOException {
    for (String program : List.of("pulseaudio", "pactl", "paplay", "parec")) {
      Peers.require(program);
    }
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(
        folder.resolve("default.pa"),
        """
        load-module module-native-protocol-unix auth-anonymous=1
        load-module module-null-sink sink_name=ear1 rate=48000 channels=1 channel_map=mono norewinds=1
        load-module module-null-sink sink_name=mouth1 rate=48000 channels=1 channel_map=mono norewinds=1
        load-module module-remap-source source_name=mic1 master=mouth1.monitor
        set-default-sink ear1
        set-default-source mic1
        """);
    Files.writeString(
        folder.resolve("asound.conf"),
        """
        </usr/share/alsa/alsa.conf>
        pcm.!default { type pulse }
        ctl.!default { type pulse }
        """);
    VirtualHeadset headset = new VirtualHeadset(folder, daemon(folder));
    headset.awaitReady();
    return headset;
  }

  private static Child daemon(Path folder) throws IOException {
    return Child.start(
        folder.resolve("pulseaudio.log"),
        environment(folder),
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

  private void awaitReady() {
    Await.until("PulseAudio: " + daemon.output(), START_LIMIT, () -> sources().contains("mic1"));
  }

  private String sources() {
    try (Child pactl = child("pactl", "list", "short", "sources")) {
      pactl.await(2000);
      return pactl.output();
    } catch (IOException e) {
      return "";
    }
  }

  /** Environment that lets a program use this headset through ALSA or PulseAudio. */
  public Map<String, String> environment() {
    return environment(folder);
  }

  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "PULSE_RUNTIME_PATH", folder.resolve("run").toString(),
        "PULSE_SERVER", "unix:" + folder.resolve("run").resolve("native"),
        "PULSE_STATE_PATH", folder.resolve("run").toString(),
        "PULSE_COOKIE", folder.resolve("run").resolve("cookie").toString(),
        "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString(),
        "PULSE_SINK", "ear1",
        "PULSE_SOURCE", "mic1",
        "HOME", folder.toString());
  }

  /** Plays a WAV file into the microphone; it ends by itself or when closed. */
  public Child say(Path wav) throws IOException {
    return child("paplay", "--device=mouth1", LATENCY, wav.toString());
  }

  /** Records the earpiece until closed. */
  public Child recordEar(Path wav) throws IOException {
    return child(
        "parec",
        "--device=ear1.monitor",
        LATENCY,
        "--rate=16000",
        "--channels=1",
        "--format=s16le",
        "--file-format=wav",
        wav.toString());
  }

  /** Pulls the plug: the devices are gone for everybody who has them open. */
  public void unplug() {
    daemon.kill();
  }

  /** Plugs it in again. */
  public void plug() throws IOException {
    Files.deleteIfExists(folder.resolve("run").resolve("native"));
    daemon = daemon(folder);
    awaitReady();
  }

  private Child child(String... command) throws IOException {
    children++;
    return Child.start(
        folder.resolve(command[0] + "-" + children + ".log"), environment(), List.of(command));
  }

  @Override
  public void close() {
    daemon.close();
  }
}
