package org.seatline.server.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The starts of the server, each at the change number that the database had then. */
public final class Runs {
  private static final int RUNS_MAX = 1_000;

  private final Handle handle;

  Runs(Handle handle) {
    this.handle = handle;
  }

  /** A start. */
  public record Run(String id, long from) {}

  /** Begins a run at the present change number. */
  public void begin(String id, long nowMs) {
    handle.execute(
        "insert into server_runs (run, from_number, started_ms) values (?, ?, ?)",
        id,
        Counters.last(handle, Counters.CHANGE),
        nowMs);
  }

  /** The change number at which the newest run began that is older than this; 0 for none. */
  public long numberBefore(long startedMs) {
    return handle
        .select(
            "select coalesce(max(from_number), 0) from server_runs where started_ms < ?", startedMs)
        .mapTo(Long.class)
        .one();
  }

  /** The newest thousand, in their order; who knows an older one alone begins anew. */
  public List<Run> newest() {
    return handle
        .select(
            "select run, from_number from server_runs order by number desc fetch first "
                + RUNS_MAX
                + " rows only")
        .map((rs, ctx) -> new Run(rs.getString(1), rs.getLong(2)))
        .list()
        .reversed();
  }
}
