package org.seatline.app.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
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

  /** Reads a command line; the exception's message says what is wrong. */
  static HeadlessOptions parse(String... args) {
    Reading reading = new Reading();
    Iterator<String> words = List.of(args).iterator();
    while (words.hasNext()) {
      reading.take(words.next(), words);
    }
    return reading.options();
  }

  /** What is read so far; what is usual until something else is said. */
  private static final class Reading {
    private List<URI> servers = List.of();
    private @Nullable String agentId;
    private @Nullable String password;
    private @Nullable Path data;
    private @Nullable Path speak;
    private int talkSeconds = 30;
    private int answerAfterMs = 800;
    private int wrapUpMs = 1_000;
    private int paceMs = 250;
    private boolean staysAway;
    private boolean systemHeadset;
    private Sabotage sabotage = Sabotage.NONE;
    private boolean stopWithStdin;
    private boolean window;

    /** Takes an option, and what belongs to it from the words behind it. */
    void take(String name, Iterator<String> rest) {
      switch (name) {
        case "--server" ->
            servers = Arrays.stream(value(name, rest).split(",")).map(URI::create).toList();
        case "--agent" -> agentId = value(name, rest);
        case "--password" -> password = value(name, rest);
        case "--data" -> data = Path.of(value(name, rest));
        case "--speak" -> speak = Path.of(value(name, rest));
        case "--talk-seconds" -> talkSeconds = Integer.parseInt(value(name, rest));
        case "--answer-after-ms" -> answerAfterMs = Integer.parseInt(value(name, rest));
        case "--wrap-up-ms" -> wrapUpMs = Integer.parseInt(value(name, rest));
        case "--pace-ms" -> paceMs = Integer.parseInt(value(name, rest));
        case "--headset" -> systemHeadset = isSystem(value(name, rest));
        case "--sabotage" -> sabotage = sabotage(value(name, rest));
        case "--stays-away" -> staysAway = true;
        case "--stop-with-stdin" -> stopWithStdin = true;
        case "--window" -> window = true;
        default -> throw new IllegalArgumentException("unknown option " + name);
      }
    }

    HeadlessOptions options() {
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
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    return rest.next();
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
