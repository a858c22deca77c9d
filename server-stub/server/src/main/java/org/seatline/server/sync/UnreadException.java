package org.seatline.server.sync;

/** Why something sealed cannot be opened. */
final class UnreadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code as it is answered
   */
  UnreadException(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
