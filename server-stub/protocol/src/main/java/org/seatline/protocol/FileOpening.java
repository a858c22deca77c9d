package org.seatline.protocol;

/**
 * What opens a sealed file that is attached to a ticket. It travels sealed, with the proof of its
 * author; what the file is called and how long it is stands in the ticket.
 *
 * @param contentKey AES-256, Base64
 */
public record FileOpening(String fileId, String agentId, String contentKey) {

  /** What its box is about. */
  public static String about(String fileId) {
    return "seatline file 1 " + fileId;
  }

  @Override
  public String toString() {
    return "FileOpening[fileId=" + fileId + "]";
  }
}
