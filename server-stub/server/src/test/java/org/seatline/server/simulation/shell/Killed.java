package org.seatline.server.simulation.shell;

/** SIGKILL: unwinds through the product, which must not catch it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String where) {
    super(where);
  }
}
