package org.seatline.server.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The stretches of time for which figures are made. */
public enum Period {
  /** Quarters of an hour; every time zone in use begins one at its full hours. */
  QUARTER_HOUR {
    @Override
    public long begin(long atMs, ZoneId zone) {
      return Math.floorDiv(atMs, QUARTER_MS) * QUARTER_MS;
    }

    @Override
    public long end(long beginMs, ZoneId zone) {
      return beginMs + QUARTER_MS;
    }
  },
  /** From midnight to midnight, 23 to 25 hours. */
  DAY {
    @Override
    public long begin(long atMs, ZoneId zone) {
      return date(atMs, zone).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    @Override
    public long end(long beginMs, ZoneId zone) {
      return date(beginMs, zone).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  };

  private static final long QUARTER_MS = 15 * 60_000L;

  private static LocalDate date(long atMs, ZoneId zone) {
    return Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
  }

  /** When the period of this moment begins, Unix milliseconds. */
  public abstract long begin(long atMs, ZoneId zone);

  /** When the period that begins at this moment ends (not part of it), Unix milliseconds. */
  public abstract long end(long beginMs, ZoneId zone);
}
