package org.seatline.server.simulation.shell;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/** A small centre with short times: its routing, and the files of its menu. */
final class ShellConfig {
  private static final AcdConfig.Timings TIMINGS =
      new AcdConfig.Timings(6_000, 25_000, 30_000, 5_000, 20_000);
  private static final CallbackRule CALLBACK = new CallbackRule(6_000, 2, 4_000, 10_000, 300_000);
  private static final int CLIP_MS = 400;

  private ShellConfig() {}

  static AcdConfig make(Random random) {
    List<AcdConfig.Agent> agents = new ArrayList<>();
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      agents.add(new AcdConfig.Agent("a" + i, "a" + i, Map.of("skill", 1)));
    }
    return new AcdConfig(
        1,
        List.of(queue("one", Strategies.LONGEST_IDLE), queue("all", Strategies.RING_ALL)),
        agents,
        TIMINGS);
  }

  private static AcdConfig.Queue queue(String id, String strategy) {
    return QueueBuilder.of(id)
        .requiredSkills(Map.of("skill", 1))
        .offerTimeoutMs(8_000)
        .wrapUpMs(6_000)
        .maxWaiting(20)
        .maxWaitMs(120_000)
        .announceEveryMs(15_000)
        .strategy(strategy)
        .rules(QueueRules.usual().callingBack(CALLBACK))
        .build();
  }

  /** Writes the files that callers need. */
  static void write(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("queues.json"),
        """
        {"queues": [{"id": "one", "priority": 0, "music": "p.wav", "callback": {}},
                    {"id": "all", "priority": 0, "callback": {}}]}
        """);
    Files.writeString(folder.resolve("menu.json"), MENU);
    Files.write(folder.resolve("p.wav"), wav(CLIP_MS));
  }

  private static final String MENU =
      """
      {"opening": ["p"], "start": "main",
       "menus": [{"id": "main", "prompt": "p", "digitTimeoutMs": 4000, "attempts": 2,
                  "onTimeout": {"prompt": "p"}, "onInvalid": {"prompt": "p"},
                  "onGiveUp": {"prompt": "p", "queue": "one"},
                  "options": [{"digit": "1", "before": "p", "queue": "one"},
                              {"digit": "2", "queue": "all"}]}],
       "waiting": {"entry": "p", "again": "p",
                   "position": {"next": "p", "before": "p", "number": "n", "last": 1,
                                "after": "p", "more": "p"},
                   "estimate": [{"prompt": "p"}], "agentLost": "p", "notConnected": "p",
                   "callback": {"digit": "1", "otherDigit": "3", "offer": "p", "number": "p",
                                "digits": "d", "confirm": "p", "key": "p", "wrong": "p",
                                "thanks": "p"}},
       "prompts": {%s}}
      """
          .formatted(prompts());

  /** One sound for all words and digits. */
  private static String prompts() {
    return Stream.concat(Stream.of("p"), IntStream.range(0, 10).mapToObj(digit -> "d" + digit))
        .map(key -> "\"" + key + "\": {\"file\": {\"zh\": \"p.wav\", \"en\": \"p.wav\"}}")
        .collect(Collectors.joining(", "));
  }

  /** 8 kHz, 16 bit, mono. */
  private static byte[] wav(int ms) {
    int bytes = 8 * ms * 2;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    return wav.array();
  }
}
