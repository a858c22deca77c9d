package org.seatline.installer.simulation;

/** The disk did not do it; nothing of the transaction is there, and the process goes on. */
final class DiskError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DiskError() {
    super("disk error", null, false, false);
  }
}
