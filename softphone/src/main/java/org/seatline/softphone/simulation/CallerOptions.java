package org.seatline.softphone.simulation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Command line of {@link SimulatedCallers}.
 *
 * @param scenario name of the only file to use (without .json), or null for all in turn
 * @param from number to present instead of the scenarios' own, or null
 * @param ratePerMinute calls begun in a minute
 * @param callMaxSec longest time of one call, seconds
 * @param codecs what kind of telephone the callers have
 * @param stopWithStdin whether the process ends when its standard input is closed
 */
record CallerOptions(
    String server,
    String to,
    Path scenarios,
    @Nullable String scenario,
    @Nullable String from,
    int calls,
    double ratePerMinute,
    int callMaxSec,
    Path results,
    Path heard,
    String bind,
    CallerCodecs codecs,
    boolean stopWithStdin) {
  static final int CALLS_MAX = 10_000;

  static final String USAGE =
      """
      usage: --server host:port --scenarios DIR --results FILE [--calls N] [--rate CALLS-PER-MINUTE]
             [--to USER] [--scenario NAME] [--from NUMBER] [--heard DIR] [--call-max SECONDS]
             [--bind ADDRESS] [--codecs telephone|wideband] [--stop-with-stdin true]\
      """;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException when one is missing or unreadable; the message says which
   */
  static CallerOptions parse(String... args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 >= args.length) {
        throw new IllegalArgumentException("unexpected " + args[i]);
      }
      given.put(args[i].substring(2), args[i + 1]);
    }
    Path results = Path.of(needed(given, "results"));
    Path besides = results.toAbsolutePath().resolveSibling("heard");
    return new CallerOptions(
        needed(given, "server"),
        given.getOrDefault("to", "95598"),
        Path.of(needed(given, "scenarios")),
        given.get("scenario"),
        given.get("from"),
        Math.min(CALLS_MAX, Integer.parseInt(given.getOrDefault("calls", "1"))),
        Double.parseDouble(given.getOrDefault("rate", "30")),
        Integer.parseInt(given.getOrDefault("call-max", "300")),
        results,
        Path.of(given.getOrDefault("heard", besides.toString())),
        given.getOrDefault("bind", "127.0.0.1"),
        CallerCodecs.valueOf(given.getOrDefault("codecs", "telephone").toUpperCase(Locale.ROOT)),
        Boolean.parseBoolean(given.getOrDefault("stop-with-stdin", "false")));
  }

  private static String needed(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }
}
