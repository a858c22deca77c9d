package org.seatline.protocol;

/**
 * How the published versions of a form travel: the newest one under the form's id, each version
 * besides under an id of its own, so that a ticket is shown in the form that it began with.
 */
public final class FormVersions {
  /** Characters of a form's document at most; the samples have about 8,000. */
  public static final int BODY_MAX_CHARS = 120_000;

  private static final char MARK = '@';

  private FormVersions() {}

  /** The id of one version; no form's own id has the mark in it. */
  public static String id(String formId, int version) {
    return formId + MARK + version;
  }

  /** Whether a document is a version beside the newest one. */
  public static boolean isVersion(String documentId) {
    return documentId.indexOf(MARK) >= 0;
  }
}
