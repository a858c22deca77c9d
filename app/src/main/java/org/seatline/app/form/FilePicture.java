package org.seatline.app.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.FileKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pictures out of files that came from anywhere. */
final class FilePicture {
  private static final Logger LOG = LoggerFactory.getLogger(FilePicture.class);

  /** A picture of more pixels is not unpacked: a small file can hold a very large one. */
  private static final long PIXELS_MAX = 60_000_000;

  private FilePicture() {}

  /** Whether a file can be shown as a picture here. */
  static boolean canShow(AttachedFile file) {
    return switch (file.fileType()) {
      case PNG, JPEG, GIF, BMP -> true;
      case WEBP, HEIC, PDF, TEXT -> false;
    };
  }

  /** Whether it is one at all. */
  static boolean isPicture(AttachedFile file) {
    return file.fileType().kind() == FileKind.IMAGE;
  }

  /**
   * The picture in these bytes, no larger than asked for; empty when there is none that can be
   * shown. Takes its time: not on the UI thread.
   */
  static Optional<Image> of(byte[] bytes, double width, double height) {
    try {
      if (pixels(bytes) > PIXELS_MAX) {
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("a picture of a ticket cannot be read: {}", e.toString());
      return Optional.empty();
    }
    Image image = new Image(new ByteArrayInputStream(bytes), width, height, true, true);
    return image.isError() ? Optional.empty() : Optional.of(image);
  }

  private static long pixels(byte[] bytes) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture of a known kind");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }
  }
}
