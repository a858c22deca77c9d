package org.seatline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.PostgresCluster;

/** The turn on a real PostgreSQL. */
@Timeout(120)
final class DatabaseTurnTest {
  private static final Duration NOTICED = Duration.ofSeconds(4L * DatabaseTurn.LOOK_EVERY_S);

  private PostgresCluster cluster;
  private DatabaseSettings settings;

  @BeforeEach
  void open() throws Exception {
    cluster = PostgresCluster.require();
    settings = DatabaseSettings.server(cluster.jdbcUrl(), "", "");
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
  }

  /** Ends the connections that hold turns, as a network that breaks would; how many. */
  private long cut() throws Exception {
    try (Connection sql = DriverManager.getConnection(cluster.jdbcUrl());
        ResultSet row =
            sql.createStatement()
                .executeQuery(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'seatline turn'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private boolean isTaken() {
    try {
      return DatabaseTurn.isTaken(settings);
    } catch (StoreException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isOneServersAtATime() throws Exception {
    assertThat(DatabaseTurn.isTaken(settings)).isFalse();
    try (DatabaseTurn first = DatabaseTurn.take(settings)) {
      assertThat(DatabaseTurn.isTaken(settings)).isTrue();
      assertThatThrownBy(() -> DatabaseTurn.take(settings))
          .isInstanceOf(DatabaseTakenException.class);
      assertThat(first.lost()).isNotDone();
    }
    assertThat(DatabaseTurn.isTaken(settings)).isFalse();
    DatabaseTurn.take(settings).close();
  }

  @Test
  void isTakenAgainWhenTheDatabaseDroppedItAndNobodyElseHasIt() throws Exception {
    try (DatabaseTurn turn = DatabaseTurn.take(settings)) {
      assertThat(cut()).isOne();
      Await.until("the turn is taken again", NOTICED, this::isTaken);
      assertThat(turn.lost()).isNotDone();
    }
  }

  @Test
  void tellsWhomItHasBeenTakenFrom() throws Exception {
    try (DatabaseTurn first = DatabaseTurn.take(settings)) {
      assertThat(cut()).isOne();
      try (DatabaseTurn second = DatabaseTurn.take(settings)) {
        assertThat(first.lost()).succeedsWithin(NOTICED);
        assertThat(second.lost()).isNotDone();
      }
    }
  }
}
