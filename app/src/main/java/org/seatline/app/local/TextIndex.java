package org.seatline.app.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers are found by, in memory: blocks of lines, searched from end to end. Lines are
 * never taken out; readers look at the thing itself, so that old lines do no harm. Thread-safe.
 */
final class TextIndex {
  /** Between the id of a line and its text. */
  static final char ID_END = '\t';

  /** Between the text of a line and its numbers. */
  static final char TEXT_END = '\u001e';

  private static final char LINE_END = '\n';
  private final List<byte[]> blocks = new ArrayList<>();

  synchronized void add(byte[] block) {
    blocks.add(block);
  }

  synchronized void clear() {
    blocks.clear();
  }

  private synchronized List<byte[]> blocks() {
    return List.copyOf(blocks);
  }

  /** How many bytes it takes. */
  synchronized long bytes() {
    return blocks.stream().mapToLong(block -> block.length).sum();
  }

  /** A line for a block; none of the parts may have characters below a space but U+001F. */
  static String line(String id, String text, String numbers) {
    return id + ID_END + text + TEXT_END + numbers + LINE_END;
  }

  /** Texts by id of at most so many lines whose text has every word. */
  Map<String, String> withWords(List<String> words, int most) {
    String longest = words.getFirst();
    for (String word : words) {
      longest = word.length() > longest.length() ? word : longest;
    }
    Map<String, String> found = new LinkedHashMap<>();
    byte[] needle = longest.getBytes(StandardCharsets.UTF_8);
    for (byte[] block : blocks()) {
      int at = indexOf(block, needle, 0);
      while (at >= 0 && found.size() < most) {
        Line line = lineAt(block, at);
        if (at < line.textEnd && at > line.idEnd && line.hasAll(block, words)) {
          found.putIfAbsent(line.id(block), line.text(block));
        }
        at = indexOf(block, needle, line.end);
      }
    }
    return found;
  }

  /** Texts by id of at most so many lines with a number that has these digits. */
  Map<String, String> withDigits(String digits, int most) {
    Map<String, String> found = new LinkedHashMap<>();
    byte[] needle = digits.getBytes(StandardCharsets.UTF_8);
    for (byte[] block : blocks()) {
      int at = indexOf(block, needle, 0);
      while (at >= 0 && found.size() < most) {
        Line line = lineAt(block, at);
        if (at > line.textEnd) {
          found.putIfAbsent(line.id(block), line.text(block));
          at = indexOf(block, needle, line.end);
        } else {
          at = indexOf(block, needle, at + 1);
        }
      }
    }
    return found;
  }

  private record Line(int begin, int idEnd, int textEnd, int end) {
    String id(byte[] block) {
      return new String(block, begin, idEnd - begin, StandardCharsets.UTF_8);
    }

    String text(byte[] block) {
      return new String(block, idEnd + 1, textEnd - idEnd - 1, StandardCharsets.UTF_8);
    }

    boolean hasAll(byte[] block, List<String> words) {
      String text = text(block);
      for (String word : words) {
        if (!text.contains(word)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Line lineAt(byte[] block, int at) {
    int begin = at;
    while (begin > 0 && block[begin - 1] != LINE_END) {
      begin--;
    }
    int idEnd = indexOf(block, (byte) ID_END, begin);
    int textEnd = indexOf(block, (byte) TEXT_END, idEnd);
    return new Line(begin, idEnd, textEnd, indexOf(block, (byte) LINE_END, textEnd));
  }

  private static int indexOf(byte[] block, byte what, int from) {
    int at = from;
    while (block[at] != what) {
      at++;
    }
    return at;
  }

  /** The first place, or -1; looks at the last byte first, which differs more in UTF-8. */
  private static int indexOf(byte[] block, byte[] needle, int from) {
    int last = needle.length - 1;
    byte tail = needle[last];
    for (int at = from + last; at < block.length; at++) {
      if (block[at] == tail && matches(block, needle, at - last)) {
        return at - last;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] block, byte[] needle, int at) {
    for (int i = 0; i < needle.length; i++) {
      if (block[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }
}
