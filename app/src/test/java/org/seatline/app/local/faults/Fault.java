package org.seatline.app.local.faults;

/** What a disk can do to whoever uses it. */
public enum Fault {
  /** No space left on device; nothing is written. */
  NO_SPACE,
  /** Half of it is written, then there is no space left. */
  SHORT_WRITE,
  /** Input/output error. */
  IO_ERROR,
  /** The file system went over to read-only. */
  READ_ONLY,
  /** The right to do this was taken away. */
  NO_PERMISSION,
  /** It works, but only after a while. */
  SLOW,
  /** The power is gone: nothing works any more. */
  POWER_OFF
}
