package org.seatline.app.session;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files as customers send them. */
public final class SampleFiles {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private SampleFiles() {}

  /** A folder for them. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory("sample-files");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of something round. */
  public static Path photo(Path folder, String name, int argb) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(argb));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(WIDTH / 4, HEIGHT / 6, WIDTH / 2, HEIGHT * 2 / 3);
    graphics.dispose();
    Path file = folder.resolve(name);
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** The beginning of a PDF document. */
  public static Path paper(Path folder, String name) {
    try {
      return Files.writeString(folder.resolve(name), "%PDF-1.7\n" + "paper ".repeat(20_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
