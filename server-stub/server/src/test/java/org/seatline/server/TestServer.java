package org.seatline.server;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.store.Store;

/** A whole server in this process, on free ports, with the small call centre and no calls. */
public final class TestServer implements AutoCloseable {
  private final Server server;
  private final Server.Running running;

  private final Path data;

  private TestServer(Path data, Server server, Server.Running running) {
    this.data = data;
    this.server = server;
    this.running = running;
  }

  /** Starts one on this data folder. */
  public static TestServer start(Path data, String... more) {
    try {
      List<String> args = new ArrayList<>(List.of("--data", data.toString()));
      args.addAll(List.of("--config", smallCentre().toString()));
      args.addAll(List.of("--http-port", "0", "--sip-port", "0"));
      args.addAll(List.of(more));
      Server server =
          new Server(
              ServerOptions.parse(args),
              parts -> new NoCallSide(parts.bind(), parts.options().sipPort()));
      return new TestServer(data, server, server.start());
    } catch (ServerFailure e) {
      throw new IllegalStateException(e.sentence(java.util.Locale.ENGLISH), e);
    }
  }

  /** The folder of the small call centre. */
  public static Path smallCentre() {
    return folderOf(TestServer.class, "small-centre/centre.json");
  }

  static Path folderOf(Class<?> near, String resource) {
    try {
      URI file = Objects.requireNonNull(near.getResource(resource)).toURI();
      return Objects.requireNonNull(Path.of(file).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The routing core, for tests to play the call side. */
  public AcdRunner core() {
    return running.core();
  }

  public java.util.Optional<String> sipPassword(String sipUser) {
    return running.accounts().password(sipUser);
  }

  public Store store() {
    return running.store();
  }

  public int recovered() {
    return running.recovered();
  }

  /** Changes what is stored, behind the server's back. */
  public void execute(String sql) {
    String url = "jdbc:h2:file:" + data.toAbsolutePath().resolve("seatline");
    try (var connection = java.sql.DriverManager.getConnection(url, "sa", "")) {
      connection.createStatement().execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** A number by plain SQL, over a connection that shares no code with the server. */
  public long count(String sql) {
    String url = "jdbc:h2:file:" + data.toAbsolutePath().resolve("seatline");
    try (var connection = java.sql.DriverManager.getConnection(url, "sa", "");
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public String epoch() {
    return running.epoch();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + running.http().port() + path);
  }

  /** A seat that is not signed in yet. */
  public TestSeat seat(String agentId) throws IOException {
    return new TestSeat(this, agentId, "store-of-" + agentId);
  }

  @Override
  public void close() {
    server.close();
  }
}
