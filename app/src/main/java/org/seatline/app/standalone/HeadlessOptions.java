package org.seatline.app.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@link HeadlessSeat}.
 *
 * @param speak what the robot says, a WAV file, or null to say nothing
 * @param talkSeconds it hangs up after this time when the caller has not
 */
record HeadlessOptions(
    URI server,
    String agentId,
    String password,
    Path data,
    @Nullable Path speak,
    int talkSeconds,
    int answerAfterMs,
    Sabotage sabotage,
    boolean stopWithStdin) {

  static final String USAGE =
      "usage: --server URL --agent ID --password WORD --data DIR [--speak WAV]"
          + " [--talk-seconds N] [--answer-after-ms N]"
          + " [--sabotage mute|lose-ticket|duplicate-ticket|drop-recording] [--stop-with-stdin]";

  private static final int TALK_SECONDS = 30;
  private static final int ANSWER_AFTER_MS = 800;

  /** Reads a command line; the exception's message says what is wrong. */
  static HeadlessOptions parse(String... args) {
    URI server = null;
    String agentId = null;
    String password = null;
    Path data = null;
    Path speak = null;
    int talkSeconds = TALK_SECONDS;
    int answerAfterMs = ANSWER_AFTER_MS;
    Sabotage sabotage = Sabotage.NONE;
    boolean stopWithStdin = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--server" -> server = URI.create(value(args, ++i));
        case "--agent" -> agentId = value(args, ++i);
        case "--password" -> password = value(args, ++i);
        case "--data" -> data = Path.of(value(args, ++i));
        case "--speak" -> speak = Path.of(value(args, ++i));
        case "--talk-seconds" -> talkSeconds = Integer.parseInt(value(args, ++i));
        case "--answer-after-ms" -> answerAfterMs = Integer.parseInt(value(args, ++i));
        case "--sabotage" -> sabotage = sabotage(value(args, ++i));
        case "--stop-with-stdin" -> stopWithStdin = true;
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    if (server == null || agentId == null || password == null || data == null) {
      throw new IllegalArgumentException("server, agent, password and data are needed");
    }
    return new HeadlessOptions(
        server,
        agentId,
        password,
        data,
        speak,
        talkSeconds,
        answerAfterMs,
        sabotage,
        stopWithStdin);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException(args[at - 1] + " needs a value");
    }
    return args[at];
  }

  private static Sabotage sabotage(String text) {
    return Arrays.stream(Sabotage.values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown sabotage " + text));
  }

  @Override
  public String toString() {
    return "HeadlessOptions[server=" + server + ", agent=" + agentId + ", data=" + data + "]";
  }
}
