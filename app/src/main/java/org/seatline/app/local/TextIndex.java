package org.seatline.app.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What customers are found by, in memory: blocks of lines, searched from end to end. Lines are
 * never taken out; readers look at the thing itself, so that old lines do no harm. Thread-safe.
 *
 * <p>A block is held as a string of one byte a character, each a byte of UTF-8: the virtual machine
 * searches such strings many bytes at a time.
 */
final class TextIndex {
  /** Between the id of a line and its text. */
  static final char ID_END = '\t';

  /** Between the parts of a text. */
  static final char PART_END = '\u001f';

  /** Between the text of a line and its numbers. */
  static final char TEXT_END = '\u001e';

  private static final char LINE_END = '\n';

  /** In shorter blocks looking is faster than asking. */
  private static final int GRAMS_FROM = 8_192;

  private final List<Block> texts = new ArrayList<>();
  private final List<Block> numbers = new ArrayList<>();

  void add(byte[] block) {
    String bytes = new String(block, StandardCharsets.ISO_8859_1);
    StringBuilder textLines = new StringBuilder(block.length);
    StringBuilder numberLines = new StringBuilder();
    for (int begin = 0; begin < bytes.length(); ) {
      int textEnd = bytes.indexOf(TEXT_END, begin);
      int end = bytes.indexOf(LINE_END, textEnd);
      textLines.append(bytes, begin, textEnd).append(LINE_END);
      numberLines.append(bytes, begin, bytes.indexOf(ID_END, begin) + 1);
      numberLines.append(bytes, textEnd + 1, end + 1);
      begin = end + 1;
    }
    synchronized (this) {
      texts.add(Block.of(textLines.toString()));
      numbers.add(Block.of(numberLines.toString()));
    }
  }

  synchronized void clear() {
    texts.clear();
    numbers.clear();
  }

  private synchronized List<Block> blocks(List<Block> kind) {
    return List.copyOf(kind);
  }

  /** How many bytes it takes. */
  synchronized long bytes() {
    return Stream.concat(texts.stream(), numbers.stream())
        .mapToLong(block -> block.lines.length())
        .sum();
  }

  /** A line for a block; none of the parts may have characters below a space but U+001F. */
  static String line(String id, String text, String numbers) {
    return id + ID_END + text + TEXT_END + numbers + LINE_END;
  }

  /** Texts by id of at most so many lines whose text has every word. */
  Map<String, String> withWords(List<String> words, int most) {
    List<String> needles = words.stream().map(TextIndex::bytesOf).toList();
    String longest = Collections.max(needles, Comparator.comparingInt(String::length));
    return lines(texts, needles, longest, line -> line.hasAll(needles), most);
  }

  /** Texts by id of at most so many lines with a part of the text that begins so. */
  Map<String, String> withPart(String beginning, int most) {
    String needle = bytesOf(beginning);
    Map<String, String> found = new LinkedHashMap<>();
    for (char before : new char[] {ID_END, PART_END}) {
      String begin = before + needle;
      found.putAll(lines(texts, List.of(begin), begin, line -> true, most));
    }
    return found;
  }

  /** Ids of at most so many lines with a number that has these digits. */
  Set<String> withDigits(String digits, int most) {
    String needle = bytesOf(digits);
    return lines(numbers, List.of(needle), needle, line -> true, most).keySet();
  }

  private static String bytesOf(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * Texts by id of lines that fit.
   *
   * @param all what a line must have
   * @param needle the one of them that is looked for
   */
  private Map<String, String> lines(
      List<Block> kind, List<String> all, String needle, Predicate<Line> rule, int most) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Block block : blocks(kind)) {
      if (!block.mayHave(all)) {
        continue;
      }
      int at = block.lines.indexOf(needle);
      int number = 0;
      while (at >= 0 && found.size() < most) {
        number = block.numberAt(at, number);
        Line line = block.line(number);
        int next = at + 1;
        if (at + needle.length() > line.idEnd) {
          next = line.end;
          if (rule.test(line)) {
            found.putIfAbsent(line.id(), line.text());
          }
        }
        at = block.lines.indexOf(needle, next);
      }
    }
    return found;
  }

  /**
   * Lines, and where each begins; after the last one where the next would begin. To look for a
   * line's begin backwards takes longer than to find the needle.
   */
  private static final class Block {
    private final String lines;
    private final int[] begins;
    private final @Nullable TextGrams grams;

    private Block(String lines, int[] begins) {
      this.lines = lines;
      this.begins = begins;
      this.grams = lines.length() < GRAMS_FROM ? null : new TextGrams(lines);
    }

    boolean mayHave(List<String> needles) {
      if (grams == null) {
        return true;
      }
      for (String needle : needles) {
        if (!grams.mayHave(needle)) {
          return false;
        }
      }
      return true;
    }

    static Block of(String lines) {
      IntStream.Builder begins = IntStream.builder();
      for (int begin = 0; begin < lines.length(); begin = lines.indexOf(LINE_END, begin) + 1) {
        begins.add(begin);
      }
      return new Block(lines, begins.add(lines.length()).build().toArray());
    }

    /**
     * The number of the line with this character, at or after line {@code from}. What is found lies
     * close together or far apart: steps that double reach both soon.
     */
    int numberAt(int at, int from) {
      int low = from;
      int step = 1;
      while (low + step < begins.length && begins[low + step] <= at) {
        low += step;
        step *= 2;
      }
      int place = Arrays.binarySearch(begins, low, Math.min(low + step, begins.length), at);
      return place >= 0 ? place : -place - 2;
    }

    Line line(int number) {
      int begin = begins[number];
      return new Line(lines, begin, lines.indexOf(ID_END, begin), begins[number + 1] - 1);
    }
  }

  private record Line(String block, int begin, int idEnd, int end) {
    String id() {
      return text(begin, idEnd);
    }

    String text() {
      return text(idEnd + 1, end);
    }

    private String text(int from, int to) {
      return new String(
          block.substring(from, to).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    boolean hasAll(List<String> needles) {
      for (String needle : needles) {
        if (block.indexOf(needle, idEnd + 1, end) < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
