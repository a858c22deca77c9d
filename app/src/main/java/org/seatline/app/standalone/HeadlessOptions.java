package org.seatline.app.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@link HeadlessSeat}.
 *
 * @param servers the first is tried first
 * @param speak what the robot says, a WAV file, or null to say nothing
 * @param talkSeconds it hangs up after this time when the caller has not
 * @param wrapUpMs how long it sits in the wrap-up at least
 * @param paceMs time between two moves at script and ticket
 * @param staysAway does not go ready again by itself after the seat was made not ready
 * @param systemHeadset speaks and hears through the system's sound devices; then the robot's own
 *     mouth is silent
 * @param window opens the seat's window too, to watch
 */
record HeadlessOptions(
    List<URI> servers,
    String agentId,
    String password,
    Path data,
    @Nullable Path speak,
    int talkSeconds,
    int answerAfterMs,
    int wrapUpMs,
    int paceMs,
    boolean staysAway,
    boolean systemHeadset,
    Sabotage sabotage,
    boolean stopWithStdin,
    boolean window) {

  static final String USAGE =
      "usage: --server URL[,URL…] --agent ID --password WORD --data DIR [--speak WAV]"
          + " [--talk-seconds N] [--answer-after-ms N] [--wrap-up-ms N] [--pace-ms N] [--headset"
          + " robot|system] [--stays-away] [--sabotage"
          + " mute|lose-ticket|duplicate-ticket|drop-recording] [--stop-with-stdin] [--window]";

  private static final int TALK_SECONDS = 30;
  private static final int ANSWER_AFTER_MS = 800;
  private static final int WRAP_UP_MS = 1_000;
  private static final int PACE_MS = 250;

  /** Reads a command line; the exception's message says what is wrong. */
  static HeadlessOptions parse(String... args) {
    List<URI> servers = List.of();
    String agentId = null;
    String password = null;
    Path data = null;
    Path speak = null;
    int talkSeconds = TALK_SECONDS;
    int answerAfterMs = ANSWER_AFTER_MS;
    int wrapUpMs = WRAP_UP_MS;
    int paceMs = PACE_MS;
    boolean staysAway = false;
    boolean systemHeadset = false;
    Sabotage sabotage = Sabotage.NONE;
    boolean stopWithStdin = false;
    boolean window = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--server" ->
            servers = Arrays.stream(value(args, ++i).split(",")).map(URI::create).toList();
        case "--agent" -> agentId = value(args, ++i);
        case "--password" -> password = value(args, ++i);
        case "--data" -> data = Path.of(value(args, ++i));
        case "--speak" -> speak = Path.of(value(args, ++i));
        case "--talk-seconds" -> talkSeconds = Integer.parseInt(value(args, ++i));
        case "--answer-after-ms" -> answerAfterMs = Integer.parseInt(value(args, ++i));
        case "--wrap-up-ms" -> wrapUpMs = Integer.parseInt(value(args, ++i));
        case "--pace-ms" -> paceMs = Integer.parseInt(value(args, ++i));
        case "--stays-away" -> staysAway = true;
        case "--headset" -> systemHeadset = isSystem(value(args, ++i));
        case "--sabotage" -> sabotage = sabotage(value(args, ++i));
        case "--stop-with-stdin" -> stopWithStdin = true;
        case "--window" -> window = true;
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    if (servers.isEmpty() || agentId == null || password == null || data == null) {
      throw new IllegalArgumentException("server, agent, password and data are needed");
    }
    return new HeadlessOptions(
        servers,
        agentId,
        password,
        data,
        speak,
        talkSeconds,
        answerAfterMs,
        wrapUpMs,
        paceMs,
        staysAway,
        systemHeadset,
        sabotage,
        stopWithStdin,
        window);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException(args[at - 1] + " needs a value");
    }
    return args[at];
  }

  private static boolean isSystem(String headset) {
    return switch (headset) {
      case "system" -> true;
      case "robot" -> false;
      default -> throw new IllegalArgumentException("unknown headset " + headset);
    };
  }

  private static Sabotage sabotage(String text) {
    return Arrays.stream(Sabotage.values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown sabotage " + text));
  }

  @Override
  public String toString() {
    return "HeadlessOptions[servers=" + servers + ", agent=" + agentId + ", data=" + data + "]";
  }
}
