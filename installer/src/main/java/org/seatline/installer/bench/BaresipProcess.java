package org.seatline.installer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The softphone baresip in a process of its own, on loopback: answers every call and sends back
 * what its loudspeaker would play.
 */
final class BaresipProcess implements AutoCloseable {
  private static final String PROGRAM = "baresip";
  private static final Pattern VERSION = Pattern.compile("baresip v(\\d{1,3})\\.");

  private final ToolProcess process;
  private final int sipPort;

  private BaresipProcess(ToolProcess process, int sipPort) {
    this.process = process;
    this.sipPort = sipPort;
  }

  /** Where baresip is installed, if it is. */
  static Optional<Path> program() {
    return ToolProcess.find(PROGRAM);
  }

  /** First number of its version; 0 when it does not tell. */
  static int majorVersion() throws IOException, InterruptedException {
    if (program().isEmpty()) {
      return 0;
    }
    Matcher version = VERSION.matcher(ToolProcess.ask(List.of(PROGRAM, "-v")));
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  /**
   * Starts it.
   *
   * @param folder for its configuration; made when it does not exist
   * @param bufferLines lines of the configuration that say how it buffers
   */
  static BaresipProcess start(Path folder, List<String> bufferLines) throws IOException {
    String program = ToolProcess.need(PROGRAM).toString();
    Files.createDirectories(folder);
    int port = SippProcess.freePort();
    Files.writeString(folder.resolve("config"), config(port, bufferLines));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:echo@127.0.0.1:" + port + ">;regint=0;answermode=auto;audio_codecs=pcma\n");
    Files.writeString(folder.resolve("contacts"), "");
    return new BaresipProcess(
        ToolProcess.start(
            folder.resolve("baresip.log"),
            Map.of("HOME", folder.toString()),
            List.of(program, "-f", folder.toString())),
        port);
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
    process.close();
  }
}
