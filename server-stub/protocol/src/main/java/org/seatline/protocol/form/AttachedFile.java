package org.seatline.protocol.form;

/**
 * A file that is attached to a ticket, as the value of its field tells of it.
 *
 * @param id made by the seat (a UUID)
 * @param name as people call it, without a path
 * @param size bytes
 * @param type what it is by its content, see {@link FileType#mime}
 * @param sha256 of the content, lower-case hex
 */
public record AttachedFile(String id, String name, long size, String type, String sha256) {

  /** What it is, as the seat that attached it found. */
  public FileType fileType() {
    return FileType.ofMime(type).orElseThrow(() -> new IllegalStateException("no such type"));
  }
}
