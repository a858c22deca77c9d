package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.installer.demo.CentreFolder;

/**
 * The configuration of the benchmarks with sipp: the sample centre with a menu of one short sound
 * that leads to one queue, and as many agents as wanted.
 */
final class LoadCentre {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  /** What a queue keeps of the sample's: nothing that leads out of it or needs words. */
  private static final List<String> OF_A_QUEUE =
      List.of(
          "id",
          "name",
          "skill",
          "minimumLevel",
          "priority",
          "strategy",
          "offerTimeoutMs",
          "serviceLevelSeconds",
          "music",
          "ageingPerMinute",
          "scriptId",
          "formId");

  private static final int FIRST_AGENT = 5_001;
  private static final int MENU_MS = 400;
  private static final int RATE = 8_000;
  private static final int BLIP_SAMPLES = 160;
  private static final String BLIP = "prompts/blip.wav";

  private LoadCentre() {}

  /** The id of an agent, counted from 0. */
  static String agent(int index) {
    return Integer.toString(FIRST_AGENT + index);
  }

  /** The password of an agent. */
  static String password(String agent) {
    return "demo-" + agent;
  }

  /**
   * Writes it.
   *
   * @param agents how many
   * @param music whether waiting callers hear music
   * @param wrapUpMs longest wrap-up
   * @return the folder
   */
  static Path write(Path folder, int agents, boolean music, int wrapUpMs) throws IOException {
    CentreFolder files =
        CentreFolder.copy(folder)
            .change("menu.json", LoadCentre::menu)
            .change("queues.json", root -> queues(root, music, wrapUpMs))
            .change("people.json", root -> people(root, agents));
    Files.write(files.file(BLIP), silence());
    return folder;
  }

  private static void menu(ObjectNode root) throws IOException {
    ObjectNode menu =
        (ObjectNode)
            MAPPER.readTree(
                """
                {"id": "main", "prompt": "blip", "digitTimeoutMs": %d, "attempts": 1,
                 "onTimeout": {}, "onInvalid": {}, "onGiveUp": {"queue": "general"},
                 "options": [{"digit": "0", "queue": "general"}]}\
                """
                    .formatted(MENU_MS));
    root.set("opening", MAPPER.createArrayNode());
    root.put("start", "main");
    root.set("menus", MAPPER.createArrayNode().add(menu));
    root.set(
        "waiting",
        MAPPER.readTree(
            """
            {"entry": "blip", "again": "blip", "agentLost": "blip", "notConnected": "blip",
             "position": {"next": "blip", "before": "blip", "number": "blip", "last": 1,
                          "after": "blip", "more": "blip"},
             "estimate": [{"prompt": "blip"}]}\
            """));
    root.set(
        "prompts",
        MAPPER.readTree(
            "{\"blip\": {\"file\": {\"en\": \"" + BLIP + "\", \"zh\": \"" + BLIP + "\"}}}"));
  }

  private static void queues(ObjectNode root, boolean music, int wrapUpMs) {
    for (JsonNode queue : root.withArray("queues")) {
      ObjectNode changed = (ObjectNode) queue;
      changed.retain(OF_A_QUEUE);
      changed.put("wrapUpMs", wrapUpMs);
      changed.put("maxWaiting", 20_000);
      changed.put("announceEveryMs", 0);
      if (!music) {
        changed.remove("music");
      }
    }
  }

  private static void people(ObjectNode root, int agents) throws IOException {
    ArrayNode people = root.withArray("people");
    @Nullable JsonNode pattern = people.get(0);
    for (int i = 0; i < agents; i++) {
      ObjectNode person = pattern.deepCopy();
      String id = agent(i);
      person.put("id", id);
      person.put("demoPassword", password(id));
      person.set("skills", MAPPER.readTree("[{\"skill\": \"general\", \"level\": 3}]"));
      people.add(person);
    }
  }

  /** 20 ms of nothing as a WAV file. */
  private static byte[] silence() {
    int bytes = BLIP_SAMPLES * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    return wav.array();
  }
}
