package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.ServerMessage.SeatStatus;

/**
 * The figures on the floor against plain SQL over the history, on random runs through the real
 * core. {@code -Dseed=N} replays one run.
 */
final class FloorFiguresTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int STEPS = 1_200;
  private static final int CHECK_EVERY = 60;

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
      int offered = 0;
      for (int step = 1; step <= STEPS; step++) {
        floor.step();
        if (step % CHECK_EVERY == 0) {
          offered += compare(sql, floor.picture());
        }
        if (step == STEPS / 2) {
          floor.restart();
        }
      }
      assertThat(offered).as("the run was not empty").isPositive();
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

  static int compare(Connection sql, ServerMessage.Floor floor) throws SQLException {
    long midnight = dayOf(floor.atMs()).atStartOfDay(SHANGHAI).toInstant().toEpochMilli();
    int offered = 0;
    for (QueueStatus shown : floor.queues()) {
      assertThat(shown).isEqualTo(bySql(sql, shown, midnight, floor.atMs()));
      offered += shown.offered();
    }
    Map<String, Integer> calls =
        floor.seats().stream()
            .collect(Collectors.toMap(SeatStatus::agentId, SeatStatus::callsToday));
    for (Map.Entry<String, Integer> seat : calls.entrySet()) {
      assertThat(
              number(
                  sql,
                  "select count(*) from call_segments where agent_id = ? and answered_ms >= ?",
                  seat.getKey(),
                  midnight))
          .isEqualTo(seat.getValue().longValue());
    }
    return offered;
  }

  /** Ready seats are a state and not a count: they are taken as shown. */
  private static QueueStatus bySql(Connection sql, QueueStatus shown, long midnight, long nowMs)
      throws SQLException {
    String queue = shown.queueId();
    String from = "select count(*) from call_segments where queue_id = ? and ";
    long answered = number(sql, from + "answered_ms >= ?", queue, midnight);
    long given = number(sql, from + "answered_ms is null and closed_ms >= ?", queue, midnight);
    long first =
        number(
            sql,
            "select coalesce(min(queued_ms), 0) from call_segments where queue_id = ?"
                + " and answered_ms is null and closed_ms is null",
            queue);
    return new QueueStatus(
        queue,
        (int) number(sql, from + "answered_ms is null and closed_ms is null", queue),
        first == 0 ? 0 : nowMs - first,
        (int) (answered + given),
        (int) answered,
        (int)
            number(
                sql,
                from + "answered_ms >= ? and answered_ms - queued_ms <= 1000 * ?",
                queue,
                midnight,
                shown.thresholdSeconds()),
        (int)
            number(
                sql,
                from + "answered_ms is null and outcome = 'abandoned' and closed_ms >= ?",
                queue,
                midnight),
        shown.thresholdSeconds(),
        shown.readySeats());
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
