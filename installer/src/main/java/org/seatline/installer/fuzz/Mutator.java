package org.seatline.installer.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Changes valid input a little, where parsers are likely to believe it. */
final class Mutator {
  private static final int CHANGES_MAX = 6;
  private static final byte[] TELLING = {0, 1, 2, 0x7F, (byte) 0x80, (byte) 0xFF, 4, 0x20, 0x10};

  private Mutator() {}

  /** Random bytes of a length that leans to the short. */
  static byte[] bytes(RandomGenerator random, int lengthMax) {
    int length = random.nextInt(1 + random.nextInt(1 + lengthMax));
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Flips, sets, cuts, doubles and moves some bytes. */
  static byte[] mutate(RandomGenerator random, byte[] from) {
    byte[] bytes = from.clone();
    int changes = 1 + random.nextInt(CHANGES_MAX);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      bytes = change(random, bytes);
    }
    return bytes;
  }

  private static byte[] change(RandomGenerator random, byte[] bytes) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
      case 3 -> bytes[Math.min(at, random.nextInt(16))] = (byte) random.nextInt();
      case 4 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 5 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(32));
        System.arraycopy(bytes, at, longer, at + longer.length - bytes.length, bytes.length - at);
        return longer;
      }
      default -> {
        int to = random.nextInt(bytes.length);
        int length = random.nextInt(1 + bytes.length - Math.max(at, to));
        System.arraycopy(bytes.clone(), at, bytes, to, length);
      }
    }
    return bytes;
  }

  /** The same for text: characters, lines and pieces of it change places. */
  static String mutate(RandomGenerator random, String from) {
    StringBuilder text = new StringBuilder(from);
    int changes = 1 + random.nextInt(CHANGES_MAX);
    for (int i = 0; i < changes && !text.isEmpty(); i++) {
      change(random, text);
    }
    return text.toString();
  }

  private static void change(RandomGenerator random, StringBuilder text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(40));
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, character(random));
      case 1 -> text.insert(at, character(random));
      case 2 -> text.delete(at, end);
      case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      case 4 -> text.insert(at, Long.toString(random.nextLong() >> random.nextInt(64)));
      default -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(60)));
    }
  }

  private static char character(RandomGenerator random) {
    String telling = " \t\r\n\0:/;=|,.-+0129az%\u00e9\u2028\ud800*\"\\";
    return random.nextInt(4) == 0
        ? (char) random.nextInt(0x250)
        : telling.charAt(random.nextInt(telling.length()));
  }
}
