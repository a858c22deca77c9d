package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.form.AttachedFile;

/** Files that tickets name; the files themselves are in a folder. */
public final class TicketFiles {
  private final Handle handle;

  TicketFiles(Handle handle) {
    this.handle = handle;
  }

  /**
   * A file that a ticket names.
   *
   * @param path below the folder of files, or null before it is complete
   */
  public record Known(
      String ticketId, String name, long bytes, String type, String sha256, @Nullable String path) {
    /** Whether it is here as a whole. */
    public boolean complete() {
      return path != null;
    }
  }

  /** Writes down that a ticket names a file; what is known of one already stays as it is. */
  public void announce(String ticketId, String field, AttachedFile file, long nowMs) {
    if (find(file.id()).isEmpty()) {
      handle.execute(
          "insert into ticket_files (id, ticket_id, field, name, bytes, type, sha256,"
              + " announced_ms) values (?, ?, ?, ?, ?, ?, ?, ?)",
          file.id(),
          ticketId,
          field,
          file.name(),
          file.size(),
          file.type(),
          file.sha256(),
          nowMs);
    }
  }

  /** What is known of the file with this id. */
  public Optional<Known> find(String id) {
    return handle
        .select(
            "select ticket_id, name, bytes, type, sha256, path from ticket_files where id = ?", id)
        .map(
            (rs, context) ->
                new Known(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getLong(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getString(6)))
        .findOne();
  }

  /**
   * The file is whole, and is what its ticket says.
   *
   * @param agentId who attached it
   */
  public void complete(String id, String agentId, String path, long nowMs) {
    handle.execute(
        "update ticket_files set agent_id = ?, path = ?, completed_ms = ? where id = ?",
        agentId,
        path,
        nowMs,
        id);
  }
}
