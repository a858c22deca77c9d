package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.ServerMessage.SeatStatus;
import org.seatline.server.TestServer;

/**
 * The figures on the floor against plain SQL over the history, on random runs through the real
 * core. {@code -Dseed=N} replays one run.
 */
final class FloorFiguresTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int STEPS = 1_200;
  private static final int CHECK_EVERY = 60;
  private static final int QUIET_EVERY = 180;

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreeWithTheHistory(long seed) throws Exception {
    check(Long.getLong("seed", seed));
  }

  private void check(long seed) throws Exception {
    System.out.println("floor figures: -Dseed=" + seed);
    try (RandomFloor floor = new RandomFloor(data.resolve("s" + seed), new Random(seed));
        Connection sql = DriverManager.getConnection(floor.jdbcUrl(), "sa", "")) {
      Seen seen = new Seen();
      for (int step = 1; step <= STEPS; step++) {
        floor.step();
        if (step % QUIET_EVERY == 0) {
          floor.quieten();
        }
        if (step % CHECK_EVERY == 0) {
          ServerMessage.Floor picture = floor.picture();
          compare(sql, picture);
          seen.add(picture);
        }
        if (step == STEPS / 2) {
          floor.restart();
        }
      }
      assertThat(seen.figures).as("figures that were never above zero").doesNotContain(0);
    }
  }

  /** Whether a run showed something of each figure of the queues. */
  private static final class Seen {
    private final int[] figures = new int[8];

    void add(ServerMessage.Floor floor) {
      for (QueueStatus queue : floor.queues()) {
        figures[0] += queue.waiting();
        figures[1] += queue.offered();
        figures[2] += queue.answered();
        figures[3] += queue.answeredWithin();
        figures[4] += queue.abandoned();
        figures[5] += queue.abandonedWithin();
        figures[6] += queue.readySeats();
        figures[7] += queue.drills();
      }
    }
  }

  @Test
  void beginAnewAtMidnight() throws Exception {
    try (RandomFloor floor = new RandomFloor(data, new Random(7));
        Connection sql = DriverManager.getConnection(floor.jdbcUrl(), "sa", "")) {
      for (int step = 0; step < 300; step++) {
        floor.step();
      }
      floor.settle();
      ServerMessage.Floor before = floor.picture();
      assertThat(before.queues().stream().mapToInt(QueueStatus::answered).sum()).isPositive();
      floor.goTo(dayOf(before.atMs()).plusDays(1).atStartOfDay(SHANGHAI).toInstant());
      ServerMessage.Floor after = floor.picture();
      compare(sql, after);
      assertThat(after.queues().stream().mapToInt(QueueStatus::answered).sum()).isZero();
    }
  }

  static void compare(Connection sql, ServerMessage.Floor floor) throws Exception {
    long midnight = dayOf(floor.atMs()).atStartOfDay(SHANGHAI).toInstant().toEpochMilli();
    Map<String, Set<String>> skilled = skilledSeats();
    for (QueueStatus shown : floor.queues()) {
      long ready = ready(sql, skilled.getOrDefault(shown.queueId(), Set.of()));
      assertThat(shown).isEqualTo(bySql(sql, shown, ready, midnight, floor.atMs()));
    }
    for (SeatStatus shown : floor.seats()) {
      assertThat(shown).isEqualTo(bySql(sql, shown, midnight, floor.atMs()));
    }
  }

  /** Name, threshold and connection are no figures: they are taken as shown. */
  private static QueueStatus bySql(
      Connection sql, QueueStatus shown, long ready, long midnight, long nowMs)
      throws SQLException {
    String queue = shown.queueId();
    String from =
        "select count(*) from call_segments s join calls c on c.call_id = s.call_id"
            + " where c.drill is null and s.queue_id = ? and ";
    String gone = "answered_ms is null and s.outcome = 'abandoned' and s.closed_ms >= ?";
    long within = 1_000L * shown.thresholdSeconds();
    long answered = number(sql, from + "answered_ms >= ?", queue, midnight);
    long given = number(sql, from + "answered_ms is null and s.closed_ms >= ?", queue, midnight);
    long first =
        number(
            sql,
            "select coalesce(min(queued_ms), 0) from call_segments s"
                + " join calls c on c.call_id = s.call_id where c.drill is null and queue_id = ?"
                + " and answered_ms is null and s.closed_ms is null",
            queue);
    return new QueueStatus(
        queue,
        (int) number(sql, from + "answered_ms is null and s.closed_ms is null", queue),
        first == 0 ? 0 : nowMs - first,
        (int) (answered + given),
        (int) answered,
        (int)
            number(
                sql,
                from + "answered_ms >= ? and answered_ms - queued_ms <= ?",
                queue,
                midnight,
                within),
        (int) number(sql, from + gone, queue, midnight),
        (int)
            number(sql, from + gone + " and s.closed_ms - queued_ms <= ?", queue, midnight, within),
        shown.thresholdSeconds(),
        (int) ready,
        (int)
            number(
                sql,
                "select count(*) from call_segments s join calls c on c.call_id = s.call_id"
                    + " where c.drill is not null and queue_id = ? and queued_ms >= ?",
                queue,
                midnight),
        shown.door());
  }

  private static SeatStatus bySql(Connection sql, SeatStatus shown, long midnight, long nowMs)
      throws SQLException {
    String answered =
        "select count(*) from call_segments s join calls c on c.call_id = s.call_id"
            + " where agent_id = ? and answered_ms >= ? and c.drill is ";
    try (PreparedStatement statement =
        sql.prepareStatement(
            "select s.state, s.since_ms, s.reason, s.call_id, c.caller_number, s.queue_id, c.drill,"
                + " c.closed_ms from seat_states s"
                + " left join calls c on c.call_id = s.call_id where agent_id = ?")) {
      statement.setString(1, shown.agentId());
      try (ResultSet row = statement.executeQuery()) {
        assertThat(row.next()).as("the history knows " + shown.agentId()).isTrue();
        boolean over = row.getLong(8) != 0;
        return new SeatStatus(
            shown.agentId(),
            shown.name(),
            SeatStateName.valueOf(row.getString(1).toUpperCase(Locale.ROOT).replace('-', '_')),
            nowMs - row.getLong(2),
            row.getString(3).isEmpty() ? null : row.getString(3),
            row.getString(4),
            over ? null : row.getString(5),
            row.getString(6),
            (int) number(sql, answered + "null", shown.agentId(), midnight),
            (int) number(sql, answered + "not null", shown.agentId(), midnight),
            !over && row.getString(7) != null,
            shown.connected(),
            shown.phone(),
            shown.next(),
            shown.quality());
      }
    }
  }

  /** Seats of these agents that could take a call now. */
  private static long ready(Connection sql, Set<String> agents) throws SQLException {
    long count = 0;
    for (String agent : agents) {
      count +=
          number(
              sql,
              "select count(*) from seat_states where agent_id = ? and state = 'ready' and leased",
              agent);
    }
    return count;
  }

  /** Who may serve which queue, from the files of the configuration. */
  private static Map<String, Set<String>> skilledSeats() throws Exception {
    ObjectMapper json = new ObjectMapper();
    Map<String, Set<String>> skilled = new HashMap<>();
    for (JsonNode queue : json.readTree(file("queues.json")).path("queues")) {
      Set<String> agents =
          skilled.computeIfAbsent(queue.path("id").asText(), id -> new HashSet<>());
      for (JsonNode person : json.readTree(file("people.json")).path("people")) {
        for (JsonNode skill : person.path("skills")) {
          if (skill.path("skill").equals(queue.path("skill"))
              && skill.path("level").asInt() >= queue.path("minimumLevel").asInt(1)) {
            agents.add(person.path("id").asText());
          }
        }
      }
    }
    return skilled;
  }

  private static File file(String name) throws Exception {
    return TestServer.smallCentre().resolve(name).toFile();
  }

  private static long number(Connection sql, String query, Object... args) throws SQLException {
    try (PreparedStatement statement = sql.prepareStatement(query)) {
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static LocalDate dayOf(long atMs) {
    return Instant.ofEpochMilli(atMs).atZone(SHANGHAI).toLocalDate();
  }
}
