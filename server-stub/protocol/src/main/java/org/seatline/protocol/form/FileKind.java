package org.seatline.protocol.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a field of files takes. Programs are of no kind. */
public enum FileKind {
  /** A photo, a screenshot. */
  IMAGE,
  /** A PDF document. */
  PDF,
  /** Plain text. */
  TEXT;

  /** What a field takes where the form does not say. */
  public static final Set<FileKind> USUAL = Set.of(IMAGE, PDF);

  /** Its name in a form. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name in a form. */
  public static Optional<FileKind> byId(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }
}
