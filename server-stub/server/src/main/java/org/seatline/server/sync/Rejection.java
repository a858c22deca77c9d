package org.seatline.server.sync;

/** A mutation cannot be applied; rolls its work back. The code goes to the seat. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  Rejection(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
