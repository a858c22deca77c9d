package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The server's database, read by plain SQL after the server has stopped. */
public final class Books implements AutoCloseable {
  private final Connection connection;
  private final Path recordings;

  /**
   * One call as the server has it.
   *
   * @param agentId who answered it, empty when nobody did
   * @param tickets tickets that name this call
   * @param recording file of its complete recording, or null when there is none
   */
  public record CallEntry(
      String callId,
      String callerNumber,
      String agentId,
      int tickets,
      int wrapUps,
      @org.jspecify.annotations.Nullable Path recording) {
    /** Whether an agent took it. */
    public boolean answered() {
      return !agentId.isEmpty();
    }
  }

  private Books(Connection connection, Path recordings) {
    this.connection = connection;
    this.recordings = recordings;
  }

  /**
   * Opens the embedded database of a stopped server.
   *
   * @throws IOException when it is in use, or cannot be read
   */
  public static Books open(Path data) throws IOException {
    String url = "jdbc:h2:file:" + data.resolve("seatline").toAbsolutePath() + ";IFEXISTS=TRUE";
    try {
      return new Books(DriverManager.getConnection(url, "sa", ""), data.resolve("recordings"));
    } catch (SQLException e) {
      throw new IOException("the server's database cannot be read: " + e.getMessage(), e);
    }
  }

  /** All calls, in order of arrival. */
  public List<CallEntry> calls() throws IOException {
    String sql =
        "select c.call_id, c.caller_number,"
            + " coalesce((select max(s.agent_id) from call_segments s"
            + "   where s.call_id = c.call_id and s.answered_ms is not null), '') as agent_id,"
            + " (select count(*) from tickets t where t.call_id = c.call_id) as tickets,"
            + " (select count(*) from wrap_ups w where w.call_id = c.call_id) as wrap_ups,"
            + " (select max(r.path) from recordings r"
            + "   where r.call_id = c.call_id and r.complete) as path"
            + " from calls c order by c.arrived_ms";
    List<CallEntry> calls = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String path = row.getString("path");
        calls.add(
            new CallEntry(
                row.getString("call_id"),
                row.getString("caller_number"),
                row.getString("agent_id"),
                row.getInt("tickets"),
                row.getInt("wrap_ups"),
                path == null ? null : recordings.resolve(path)));
      }
    } catch (SQLException e) {
      throw new IOException("the server's database cannot be read: " + e.getMessage(), e);
    }
    return calls;
  }

  /** One number, for checks of the tests. */
  public long number(String sql) throws IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IOException("the server's database cannot be read: " + e.getMessage(), e);
    }
  }

  /** The first column of all rows, for checks of the tests. */
  public List<String> texts(String sql) throws IOException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IOException("the server's database cannot be read: " + e.getMessage(), e);
    }
    return texts;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("the server's database cannot be closed: " + e.getMessage(), e);
    }
  }
}
