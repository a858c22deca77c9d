package org.seatline.app.local;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.seatline.app.session.FileShelf.Kept;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.app.session.FileShelf.Wanted;
import org.seatline.app.session.FileShelf.Watcher;
import org.seatline.app.session.FileShelf.Why;
import org.seatline.protocol.FileOpening;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.FileLimits;
import org.seatline.protocol.form.FileType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies one file, sealed, and finds out what it is. Blocks on disks that may be slow or gone.
 *
 * @param id of the copy
 * @param into where it goes; does not exist yet
 * @param author by whose own key it can be read here, if that is at hand
 */
record FileCopy(String id, Path into, Signer signer, Optional<PersonKey> author) {
  private static final Logger LOG = LoggerFactory.getLogger(FileCopy.class);
  private static final int CHUNK_BYTES = 256 * 1024;

  /** The store's disk, not the one that the file comes from. */
  private static final class NotWrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    NotWrittenException(IOException cause) {
      super(cause);
    }
  }

  /** Copies; what is not kept is gone again. */
  Kept run(Wanted wanted, Watcher watcher) {
    Kept kept = attempt(wanted, watcher);
    if (!(kept instanceof Kept.Done)) {
      delete(into);
    }
    return kept;
  }

  private Kept attempt(Wanted wanted, Watcher watcher) {
    Source source = wanted.source();
    try {
      return switch (source) {
        case Source.OnDisk(Path path) -> onDisk(path, wanted, watcher);
        case Source.Picture picture -> {
          byte[] png = png(picture);
          yield copy(new ByteArrayInputStream(png), png.length, wanted, watcher);
        }
      };
    } catch (NotWrittenException e) {
      LOG.error("a file of a ticket cannot be written", e);
      return new Kept.Refused(Why.FAILED, source.name());
    } catch (NoSuchFileException e) {
      return new Kept.Refused(Why.GONE, source.name());
    } catch (IOException e) {
      LOG.warn("a file that was to be attached cannot be read: {}", e.toString());
      return new Kept.Refused(Why.UNREADABLE, source.name());
    }
  }

  private Kept onDisk(Path path, Wanted wanted, Watcher watcher) throws IOException {
    if (Files.isDirectory(path)) {
      return new Kept.Refused(Why.FOLDER, wanted.source().name());
    }
    long size = Files.size(path);
    try (InputStream in = Files.newInputStream(path)) {
      return copy(in, size, wanted, watcher);
    }
  }

  private static byte[] png(Source.Picture picture) throws IOException {
    var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private Kept copy(InputStream in, long size, Wanted wanted, Watcher watcher) throws IOException {
    FileLimits limits = wanted.limits();
    String name = wanted.source().name();
    if (size == 0) {
      return new Kept.Refused(Why.EMPTY, name);
    }
    if (size > limits.maxBytes()) {
      return new Kept.Refused(Why.LARGE, name);
    }
    byte[] head = in.readNBytes(FileType.HEAD_BYTES);
    Optional<FileType> type =
        FileType.of(head).filter(found -> limits.kinds().contains(found.kind()));
    if (type.isEmpty()) {
      return new Kept.Refused(Why.KIND, name);
    }
    MessageDigest digest = sha256();
    InputStream all =
        new DigestInputStream(new SequenceInputStream(new ByteArrayInputStream(head), in), digest);
    long copied = seal(all, size, limits.maxBytes(), watcher);
    if (watcher.cancelled()) {
      return new Kept.Cancelled();
    }
    if (copied > limits.maxBytes()) {
      return new Kept.Refused(Why.LARGE, name);
    }
    return new Kept.Done(
        new AttachedFile(
            id,
            type.get().named(name),
            copied,
            type.get().mime(),
            HexFormat.of().formatHex(digest.digest())));
  }

  /** How many bytes were read; fewer than all when it was cancelled or became too large. */
  private long seal(InputStream in, long size, long maxBytes, Watcher watcher) throws IOException {
    String key = SealedFile.newKey();
    var message = new FileOpening(id, signer.agentId(), key);
    var opening = new SealedFile.Opening(id, FileOpening.about(id), key, message);
    byte[] chunk = new byte[CHUNK_BYTES];
    long copied = 0;
    try (SealedFile out = create(opening)) {
      int length = in.readNBytes(chunk, 0, chunk.length);
      while (length > 0 && copied + length <= maxBytes && !watcher.cancelled()) {
        append(out, chunk, length);
        copied += length;
        watcher.came(copied, size);
        length = in.readNBytes(chunk, 0, chunk.length);
      }
      return copied + length;
    }
  }

  private SealedFile create(SealedFile.Opening opening) throws NotWrittenException {
    try {
      return SealedFile.create(into, signer.sealing(), author, opening);
    } catch (IOException e) {
      throw new NotWrittenException(e);
    }
  }

  private static void append(SealedFile out, byte[] chunk, int length) throws NotWrittenException {
    try {
      out.append(chunk, length);
    } catch (IOException e) {
      throw new NotWrittenException(e);
    }
  }

  /** Says so when it cannot be deleted: nothing of it can be read without a key. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("a file of a ticket could not be removed: {}", e.getMessage());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
