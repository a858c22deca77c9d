package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the seat's data cannot be used, and nothing in it is damaged: there is something
 * that people can put right. The bundles have a sentence for each kind.
 */
public final class StoreTroubleException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is in the way. */
  public enum Kind {
    /** The account that runs the seat may not write there. */
    NO_PERMISSION,
    /** The disk is read-only. */
    READ_ONLY,
    /** There is no room, not even for text. */
    DISK_FULL,
    /** There is a file where the folder should be. */
    NOT_A_FOLDER,
    /** The disk does not work, or something else that only an expert finds out. */
    DISK_ERROR;

    /** The code of its sentence in the bundles. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Kind kind;

  private StoreTroubleException(Kind kind, Path folder, @Nullable Throwable cause) {
    super(kind.id() + ": " + folder, cause);
    this.kind = kind;
  }

  static StoreTroubleException of(Kind kind, Path folder) {
    return new StoreTroubleException(kind, folder, null);
  }

  /** The same failure with a name; one that has no better name is {@link Kind#DISK_ERROR}. */
  static StoreTroubleException of(Throwable failure, Path folder) {
    return failure instanceof StoreTroubleException named
        ? named
        : new StoreTroubleException(kindOf(failure).orElse(Kind.DISK_ERROR), folder, failure);
  }

  /** What is in the way. */
  public Kind kind() {
    return kind;
  }

  /** What people can put right; empty for damage and for what nobody has a name for. */
  static Optional<Kind> kindOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<Kind> kind = cause instanceof IOException e ? kindOf(e) : Optional.empty();
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private static Optional<Kind> kindOf(IOException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof StoreTroubleException named) {
      return Optional.of(named.kind);
    }
    if (failure instanceof AccessDeniedException || words.contains("permission denied")) {
      return Optional.of(Kind.NO_PERMISSION);
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return Optional.of(Kind.NOT_A_FOLDER);
    }
    if (words.contains("read-only file system") || words.contains("write protected")) {
      return Optional.of(Kind.READ_ONLY);
    }
    boolean full =
        words.contains("no space left")
            || words.contains("not enough space")
            || words.contains("quota exceeded");
    return full ? Optional.of(Kind.DISK_FULL) : Optional.empty();
  }
}
