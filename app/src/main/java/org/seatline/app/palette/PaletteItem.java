package org.seatline.app.palette;

/**
 * Something that the palette finds.
 *
 * @param id the same each time that it is found
 * @param detail what tells it from others, or empty
 * @param key what does it without the palette, or empty
 * @param run opens or does it
 */
public record PaletteItem(
    Kind kind, String id, String title, String detail, String key, Runnable run) {
  /** What it is; {@code palette.kind.ID} is the message key of its word. */
  public enum Kind {
    /** Something to do. */
    ACTION("action"),
    /** A state of the seat. */
    STATE("state"),
    /** A ticket. */
    TICKET("ticket"),
    /** Somebody's record. */
    CUSTOMER("customer"),
    /** Something to read. */
    ARTICLE("article");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Stable name. */
    public String id() {
      return id;
    }
  }
}
