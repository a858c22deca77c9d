package org.seatline.installer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The softphone baresip in a process of its own, on loopback: answers every call and sends back
 * what its loudspeaker would play.
 */
final class BaresipProcess implements AutoCloseable {
  private static final long STOP_MAX_MS = 3_000;
  private static final int SAYS_BYTES_MAX = 4_096;
  private static final Pattern VERSION = Pattern.compile("baresip v(\\d{1,3})\\.");

  private final Process process;
  private final int sipPort;

  private BaresipProcess(Process process, int sipPort) {
    this.process = process;
    this.sipPort = sipPort;
  }

  /** Where baresip is installed, if it is. */
  static Optional<Path> program() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(folder, "baresip");
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** First number of its version; 0 when it does not tell. */
  static int majorVersion() throws IOException, InterruptedException {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return 0;
    }
    Process asked =
        new ProcessBuilder(program.get().toString(), "-v").redirectErrorStream(true).start();
    String said = new String(asked.getInputStream().readNBytes(SAYS_BYTES_MAX), UTF_8);
    asked.waitFor(STOP_MAX_MS, TimeUnit.MILLISECONDS);
    Matcher version = VERSION.matcher(said);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  /**
   * Starts it.
   *
   * @param folder for its configuration; made when it does not exist
   * @param bufferLines lines of the configuration that say how it buffers
   */
  static BaresipProcess start(Path folder, List<String> bufferLines) throws IOException {
    Path program = program().orElseThrow(() -> new IOException("baresip is not installed"));
    Files.createDirectories(folder);
    int port = SippProcess.freePort();
    Files.writeString(folder.resolve("config"), config(port, bufferLines));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:echo@127.0.0.1:" + port + ">;regint=0;answermode=auto;audio_codecs=pcma\n");
    Files.writeString(folder.resolve("contacts"), "");
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-f", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("baresip.log").toFile());
    builder.environment().put("HOME", folder.toString());
    return new BaresipProcess(builder.start(), port);
  }

  private static String config(int port, List<String> bufferLines) throws IOException {
    List<String> lines =
        List.of(
            "sip_listen 127.0.0.1:" + port,
            "net_interface 127.0.0.1",
            "audio_player aubridge,ear",
            "audio_source aubridge,ear",
            "ausrc_srate 8000",
            "auplay_srate 8000",
            "ausrc_channels 1",
            "auplay_channels 1",
            "rtcp_mux no",
            "module_path " + modules(),
            "module g711.so",
            "module plc.so",
            "module aubridge.so",
            "module_app account.so",
            "module_app menu.so");
    return String.join("\n", lines) + "\n" + String.join("\n", bufferLines) + "\n";
  }

  static Path modules() throws IOException {
    try (Stream<Path> found =
        Files.find(Path.of("/usr"), 5, (p, a) -> p.endsWith("baresip/modules/g711.so"))) {
      return found
          .findFirst()
          .map(Path::getParent)
          .orElseThrow(() -> new IOException("baresip has no modules"));
    } catch (UncheckedIOException e) {
      throw new IOException("baresip's modules cannot be found", e);
    }
  }

  String address() {
    return "sip:echo@127.0.0.1:" + sipPort;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
