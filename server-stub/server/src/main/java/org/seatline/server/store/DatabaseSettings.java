package org.seatline.server.store;

import java.nio.file.Path;

/**
 * Which database.
 *
 * @param connectionsMax most connections at once
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int connectionsMax) {
  private static final int EMBEDDED_CONNECTIONS_MAX = 8;
  private static final int SERVER_CONNECTIONS_MAX = 16;

  /**
   * H2 in a file of the data folder. {@code WRITE_DELAY=0} hands every commit to the operating
   * system, so that it survives a kill of the process; {@link Store#syncToDisk} makes it survive
   * power loss too.
   */
  public static DatabaseSettings embedded(Path dataFolder) {
    Path file = dataFolder.toAbsolutePath().normalize().resolve("seatline");
    return new DatabaseSettings(
        "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000",
        "sa",
        "",
        EMBEDDED_CONNECTIONS_MAX);
  }

  /** The file of {@link #embedded}: there once it was opened. */
  public static Path embeddedFile(Path dataFolder) {
    return dataFolder.resolve("seatline.mv.db");
  }

  /** A database server; user and password may also stand in the URL. */
  public static DatabaseSettings server(String jdbcUrl, String user, String password) {
    return new DatabaseSettings(jdbcUrl, user, password, SERVER_CONNECTIONS_MAX);
  }

  boolean isEmbedded() {
    return jdbcUrl.startsWith("jdbc:h2:");
  }

  boolean isPostgres() {
    return jdbcUrl.startsWith("jdbc:postgresql:");
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + jdbcUrl.replaceAll("[?;].*", "") + "]";
  }
}
