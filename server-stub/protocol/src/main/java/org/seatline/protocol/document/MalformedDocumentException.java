package org.seatline.protocol.document;

/** A script, form or article document that cannot be used; says where and why, for its author. */
public final class MalformedDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String place;

  /**
   * @param place where in the document, as a path like {@code script fault/steps/3/next}
   * @param problem what is wrong there, English, for the author of the document
   */
  public MalformedDocumentException(String place, String problem) {
    super(place + ": " + problem);
    this.place = place;
  }

  /** Where in the document. */
  public String place() {
    return place;
  }
}
