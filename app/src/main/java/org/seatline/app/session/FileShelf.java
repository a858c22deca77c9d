package org.seatline.app.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.FileLimits;

/**
 * Files of tickets on this computer. A file that is kept belongs to a draft until the draft becomes
 * a ticket; then it goes to the server. Futures never fail.
 */
public interface FileShelf {

  /** Where a file comes from. */
  sealed interface Source {
    /** It lies on a disk. */
    record OnDisk(Path path) implements Source {
      @Override
      public String name() {
        return String.valueOf(path.getFileName());
      }
    }

    /** A picture without a file, as from the clipboard. */
    final class Picture implements Source {
      private final String name;
      private final int width;
      private final int height;
      private final int[] argb;

      /**
       * @param argb its pixels, row by row; handed over
       */
      public Picture(String name, int width, int height, int[] argb) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.argb = argb;
      }

      @Override
      public String name() {
        return name;
      }

      /** Pixels of a row. */
      public int width() {
        return width;
      }

      /** Rows. */
      public int height() {
        return height;
      }

      /** All pixels, row by row; not to be changed. */
      public int[] argb() {
        return argb;
      }
    }

    /** How it is called before it is kept. */
    String name();
  }

  /**
   * A file that is to be kept.
   *
   * @param draftId of the draft that it belongs to
   */
  record Wanted(String draftId, Source source, FileLimits limits) {}

  /** Somebody who watches a copy, and may want it no more. */
  interface Watcher {
    /** So many bytes of all are kept. */
    void came(long bytes, long of);

    /** Whether it is not wanted any more; asked from any thread. */
    boolean cancelled();
  }

  /** What came of keeping a file. */
  sealed interface Kept {
    /** It is on this computer's disk, sealed. */
    record Done(AttachedFile file) implements Kept {}

    /**
     * It is not kept.
     *
     * @param name as it was called
     */
    record Refused(Why why, String name) implements Kept {}

    /** It was not wanted any more. */
    record Cancelled() implements Kept {}
  }

  /** Why a file is not kept. */
  enum Why {
    /** It is not there any more. */
    GONE,
    /** It cannot be read. */
    UNREADABLE,
    /** It is a folder. */
    FOLDER,
    /** There is nothing in it. */
    EMPTY,
    /** It is larger than the form takes. */
    LARGE,
    /** The form takes no files of its kind: a program, an archive. */
    KIND,
    /** The disk has no room for files. */
    NO_ROOM,
    /** The server has not said yet what to seal it to. */
    NO_KEY,
    /** The form is only tried. */
    ONLY_TRIED,
    /** The disk failed, or the store is closed. */
    FAILED;

    /** The end of the key of its sentence in the bundles. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Copies a file, sealed for its author and the server. */
  CompletableFuture<Kept> keep(Wanted wanted, Watcher watcher);

  /** What is in a file that was kept here by whoever is signed in; empty when it is not here. */
  CompletableFuture<Optional<byte[]>> content(String fileId);
}
