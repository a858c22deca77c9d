package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A day of a call centre as a CSV with the columns {@code type, vru_exit, q_start, q_time, outcome,
 * ser_start, ser_exit, ser_time, server}; times are h:mm:ss of the day, 0:00:00 for none. Rows
 * whose outcome is PHANTOM are left out.
 *
 * @param calls those that came to a queue or to a server at once, by arrival
 * @param menuHangUps callers who left in the menu
 */
record RecordedDay(List<QueuedCall> calls, int menuHangUps, List<Server> servers) {
  /** A server that takes longer than this for the next waiting caller was on a break. */
  private static final long BREAK_MS = 120_000;

  /**
   * One caller.
   *
   * @param server who served it, empty when nobody did
   * @param talkMs 0 when nobody did
   */
  record QueuedCall(
      String id,
      String type,
      long arrivedMs,
      long waitMs,
      String server,
      long beganMs,
      long talkMs) {
    boolean answered() {
      return !server.isEmpty();
    }

    long endedMs() {
      return beganMs + talkMs;
    }
  }

  /** When somebody was not there, milliseconds of the day. */
  record Away(long fromMs, long untilMs) {}

  /**
   * Somebody who served calls.
   *
   * @param types the types of calls that this one served
   * @param wrapUpMs mean time until the next caller who was waiting already, breaks left out
   */
  record Server(
      String name,
      Set<String> types,
      int served,
      long fromMs,
      long untilMs,
      long wrapUpMs,
      List<Away> breaks) {
    Server named(String other) {
      return new Server(other, types, served, fromMs, untilMs, wrapUpMs, breaks);
    }
  }

  /**
   * Reads the file.
   *
   * @throws IOException when it cannot be read or a column is missing
   */
  static RecordedDay read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> names = List.of(lines.getFirst().split(",", -1));
    List<QueuedCall> calls = new ArrayList<>();
    int menuHangUps = 0;
    for (String line : lines.subList(1, lines.size())) {
      Row row = new Row(csv, names, List.of(line.split(",", -1)), calls.size());
      switch (row.text("outcome")) {
        case "AGENT" -> calls.add(row.served());
        case "HANG" -> {
          if (row.timeMs("q_start") == 0) {
            menuHangUps++;
          } else {
            calls.add(row.hungUp());
          }
        }
        default -> {
          // Phantom calls never were.
        }
      }
    }
    calls.sort(Comparator.comparingLong(QueuedCall::arrivedMs));
    return new RecordedDay(List.copyOf(calls), menuHangUps, servers(calls));
  }

  private record Row(Path file, List<String> names, List<String> values, int number) {
    String text(String column) throws IOException {
      int at = names.indexOf(column);
      if (at < 0 || at >= values.size()) {
        throw new IOException(file + " has no column " + column);
      }
      return values.get(at).strip();
    }

    long timeMs(String column) throws IOException {
      long seconds = 0;
      for (String part : text(column).split(":", -1)) {
        seconds = 60 * seconds + Long.parseLong(part);
      }
      return seconds * 1_000;
    }

    QueuedCall served() throws IOException {
      long began = timeMs("ser_start");
      boolean queued = timeMs("q_start") != 0;
      long wait = queued ? timeMs("q_time") : 0;
      String server = text("server");
      return new QueuedCall(
          "c" + number,
          text("type"),
          queued ? timeMs("q_start") : began,
          wait,
          server,
          began,
          timeMs("ser_time"));
    }

    QueuedCall hungUp() throws IOException {
      return new QueuedCall(
          "c" + number, text("type"), timeMs("q_start"), timeMs("q_time"), "", 0, 0);
    }
  }

  private static List<Server> servers(List<QueuedCall> calls) {
    Map<String, List<QueuedCall>> byServer = new TreeMap<>();
    for (QueuedCall call : calls) {
      // NO_SERVER: somebody whom the record does not name.
      if (call.answered() && !call.server().equals("NO_SERVER")) {
        byServer.computeIfAbsent(call.server(), name -> new ArrayList<>()).add(call);
      }
    }
    List<Server> servers = new ArrayList<>();
    byServer.forEach((name, served) -> servers.add(server(name, served)));
    return servers;
  }

  private static Server server(String name, List<QueuedCall> unordered) {
    List<QueuedCall> served =
        unordered.stream().sorted(Comparator.comparingLong(QueuedCall::beganMs)).toList();
    LongSummaryStatistics wrapUps = new LongSummaryStatistics();
    List<Away> breaks = new ArrayList<>();
    for (int i = 1; i < served.size(); i++) {
      long free = served.get(i - 1).endedMs();
      QueuedCall next = served.get(i);
      // Whoever takes a caller that waited already was not free to take it before.
      long gap = next.beganMs() - Math.max(free, next.arrivedMs());
      if (gap > BREAK_MS || next.beganMs() - free > 10 * BREAK_MS) {
        breaks.add(new Away(free, next.beganMs()));
      } else if (next.arrivedMs() <= free && gap >= 0) {
        wrapUps.accept(gap);
      }
    }
    return new Server(
        name,
        served.stream().map(QueuedCall::type).collect(Collectors.toCollection(TreeSet::new)),
        served.size(),
        served.getFirst().beganMs(),
        served.stream().mapToLong(QueuedCall::endedMs).max().orElse(0),
        Math.round(wrapUps.getAverage()),
        breaks);
  }

  /** The same day with so many agents more or fewer, each like the one of median work. */
  RecordedDay withAgents(int more) {
    List<Server> changed =
        new ArrayList<>(servers.stream().sorted(Comparator.comparingInt(Server::served)).toList());
    for (int i = 0; i < Math.abs(more) && !changed.isEmpty(); i++) {
      Server median = changed.get(changed.size() / 2);
      if (more > 0) {
        changed.add(median.named(median.name() + "+" + (i + 1)));
      } else {
        changed.remove(median);
      }
    }
    return new RecordedDay(calls, menuHangUps, changed);
  }

  /** Talk times by type of call. */
  Map<String, List<Long>> talks() {
    Map<String, List<Long>> talks = new HashMap<>();
    calls.stream()
        .filter(QueuedCall::answered)
        .forEach(c -> talks.computeIfAbsent(c.type(), t -> new ArrayList<>()).add(c.talkMs()));
    return talks;
  }

  /**
   * Mean patience if it is exponential: all waits together by the callers who gave up (maximum
   * likelihood with the answered as censored).
   */
  double meanPatienceMs() {
    double waits = calls.stream().mapToLong(QueuedCall::waitMs).sum();
    long gone = calls.stream().filter(call -> !call.answered()).count();
    return gone == 0 ? Double.POSITIVE_INFINITY : waits / gone;
  }
}
