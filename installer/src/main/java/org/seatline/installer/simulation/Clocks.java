package org.seatline.installer.simulation;

/** What the time is, and what the server's clock says. */
final class Clocks {
  /** What was acknowledged is kept for so long, by the server's clock. */
  static final long KEPT_MS = 12 * 3_600_000L;

  /** No backup that is restored is older. */
  static final long BACKUP_AGE_MAX_MS = 4 * 3_600_000L;

  private static final long SERVER_OFF_MAX_MS = 3_600_000L;
  private static final int STEP_MAX_MS = 600_000;

  private final Fate fate;
  private long nowMs = 1_000_000_000_000L;
  private long serverOffMs;

  Clocks(Fate fate) {
    this.fate = fate;
  }

  /** Time goes on by a little. */
  void tick() {
    nowMs += fate.below(STEP_MAX_MS);
  }

  /** The server's clock is set, within what its time service allows. */
  void jumpServer() {
    serverOffMs = fate.below((int) (2 * SERVER_OFF_MAX_MS)) - SERVER_OFF_MAX_MS;
  }

  /** How far a seat's clock may be off: nobody looks after those. */
  long anySeatClock() {
    return nowMs + (fate.below(2_000) - 1_000L) * 86_400_000L;
  }

  long nowMs() {
    return nowMs;
  }

  long serverMs() {
    return nowMs + serverOffMs;
  }
}
