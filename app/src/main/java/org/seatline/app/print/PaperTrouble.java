package org.seatline.app.print;

/** Why something cannot be put on paper. */
public final class PaperTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What is wrong. */
  public enum Why {
    /** No font of this computer has the characters. */
    NO_FONT("no-font"),
    /** The system knows no printer. */
    NO_PRINTER("no-printer"),
    /** The printer refused. */
    PRINTER("printer"),
    /** There is no room on the disk. */
    DISK_FULL("disk-full"),
    /** The file cannot be replaced: another program has it, or it may not be written. */
    FILE_IN_USE("file-in-use"),
    /** Whoever printed it has stopped it. */
    CANCELLED("cancelled"),
    /** Nothing else fits. */
    OTHER("other");

    private final String id;

    Why(String id) {
      this.id = id;
    }

    /** Stable name. */
    public String id() {
      return id;
    }
  }

  /** For this reason. */
  public PaperTrouble(Why why, String detail) {
    super(detail);
    this.why = why;
  }

  /** For this reason, as something else says. */
  public PaperTrouble(Why why, Throwable cause) {
    super(cause);
    this.why = why;
  }

  /** What is wrong. */
  public Why why() {
    return why;
  }
}
