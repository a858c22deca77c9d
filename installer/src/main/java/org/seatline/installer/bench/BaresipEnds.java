package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two baresips in a call, one with the bench's microphone, one with its speaker, as they come out
 * of the box.
 */
final class BaresipEnds {
  private static final String SYSTEM = "alsa,default";
  private static final String NOBODY = "aubridge,nobody";

  private BaresipEnds() {}

  /** Starts both; they end with the headset, or with {@link ToolProcess#close}. */
  static List<ToolProcess> start(BenchHeadset headset, Path folder) throws IOException {
    int hearing = SippProcess.freePort();
    return start(headset, folder, hearing, hearing);
  }

  /** The same with something at {@code dialled} that stands between them. */
  static List<ToolProcess> start(BenchHeadset headset, Path folder, int hearing, int dialled)
      throws IOException {
    ToolProcess ear =
        baresip(headset, folder.resolve("hearing"), hearing, List.of(NOBODY, SYSTEM), List.of());
    ToolProcess mouth =
        baresip(
            headset,
            folder.resolve("speaking"),
            SippProcess.freePort(),
            List.of(SYSTEM, NOBODY),
            List.of("-e", "/dial sip:bench@127.0.0.1:" + dialled));
    return List.of(mouth, ear);
  }

  /**
   * Starts one.
   *
   * @param devices what it hears by and what it plays on
   * @param more arguments
   */
  private static ToolProcess baresip(
      BenchHeadset headset, Path folder, int port, List<String> devices, List<String> more)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config"),
        String.join(
            "\n",
            "sip_listen 127.0.0.1:" + port,
            "net_interface 127.0.0.1",
            "audio_source " + devices.getFirst(),
            "audio_player " + devices.getLast(),
            "module_path " + BaresipProcess.modules(),
            "module g711.so",
            "module alsa.so",
            "module aubridge.so",
            "module_app account.so",
            "module_app menu.so",
            ""));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:bench@127.0.0.1:" + port + ">;regint=0;answermode=auto;audio_codecs=pcma\n");
    Files.writeString(folder.resolve("contacts"), "");
    List<String> command = new ArrayList<>(List.of("baresip", "-f", folder.toString()));
    command.addAll(more);
    return headset.run("baresip-" + folder.getFileName(), command);
  }
}
