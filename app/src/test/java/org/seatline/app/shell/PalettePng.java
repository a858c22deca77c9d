package org.seatline.app.shell;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes pictures of windows as small PNG files with a palette. A window has few colours and many
 * shades between letter and ground: the frequent and the far apart are kept, each other pixel gets
 * the nearest of them.
 */
final class PalettePng {
  private static final int COLOURS = 96;

  /** Colours that differ in the last bits only count as one. */
  private static final int SAME = 0xf8f8f8;

  private PalettePng() {}

  /** Writes a picture. */
  static void write(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader pixels = image.getPixelReader();
    int[] colours = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        colours[y * width + x] = pixels.getArgb(x, y) & 0xffffff;
      }
    }
    write(mapped(colours, width, height), file);
  }

  private static BufferedImage mapped(int[] colours, int width, int height) {
    int[] palette = palette(colours);
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage mapped = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    Map<Integer, Integer> known = new HashMap<>();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] =
            known
                .computeIfAbsent(colours[y * width + x], colour -> nearest(colour, palette))
                .byteValue();
      }
      mapped.getRaster().setDataElements(0, y, width, 1, row);
    }
    return mapped;
  }

  /** Greedy: each next colour is the one that most pixels miss by most. */
  static int[] palette(int[] colours) {
    List<int[]> shades = shades(colours);
    int count = Math.min(COLOURS, shades.size());
    int[] palette = new int[count];
    double[] missing = new double[shades.size()];
    Arrays.fill(missing, 3 * 255 * 255);
    for (int i = 0; i < count; i++) {
      int worst = 0;
      double most = -1;
      for (int s = 0; s < missing.length; s++) {
        double weight = missing[s] * Math.sqrt(shades.get(s)[1]);
        if (weight > most) {
          most = weight;
          worst = s;
        }
      }
      palette[i] = shades.get(worst)[0];
      for (int s = 0; s < missing.length; s++) {
        missing[s] = Math.min(missing[s], distance(shades.get(s)[0], palette[i]));
      }
    }
    return palette;
  }

  /** The most frequent colour of each group of alike ones, with the group's pixels. */
  private static List<int[]> shades(int[] colours) {
    Map<Integer, int[]> exact = new HashMap<>();
    for (int colour : colours) {
      exact.computeIfAbsent(colour, c -> new int[] {c, 0})[1]++;
    }
    Map<Integer, int[]> best = new HashMap<>();
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int[] each : exact.values()) {
      best.merge(each[0] & SAME, each, (a, b) -> a[1] >= b[1] ? a : b);
      pixels.merge(each[0] & SAME, each[1], Integer::sum);
    }
    List<int[]> shades = new ArrayList<>();
    best.forEach((group, each) -> shades.add(new int[] {each[0], pixels.get(group)}));
    return shades;
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
    int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
    int blue = (a & 0xff) - (b & 0xff);
    return red * red + green * green + blue * blue;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smallest);
    } finally {
      writer.dispose();
    }
  }
}
