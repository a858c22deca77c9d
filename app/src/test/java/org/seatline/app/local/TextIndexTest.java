package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a text is found, in short blocks and in those that a search may leave out. */
final class TextIndexTest {
  private static final List<String> WORDS =
      List.of("wang", "li", "road", "路", "张伟", "building 7", "0012", "1390013", "é", "人民");

  private static final int TRIES = 200;
  private static final int WORDS_MAX = 4;

  @ParameterizedTest
  @ValueSource(ints = {3, 60, 900})
  void findsWhatALineHasAndNothingElse(int lines) {
    Random random = new Random(lines);
    List<String> texts =
        IntStream.range(0, lines)
            .mapToObj(i -> text(random, 1 + random.nextInt(WORDS_MAX)))
            .toList();
    TextIndex index = index(lines, texts::get, i -> "13900" + i);
    for (int i = 0; i < TRIES; i++) {
      String needle = i % 3 == 0 ? text(random, 1) : part(text(random, 2), random);
      assertThat(new TreeSet<>(index.withWords(List.of(needle), lines).keySet()))
          .as(needle)
          .isEqualTo(ids(lines, line -> texts.get(line).contains(needle)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 60, 900})
  void findsEveryNumberByItsDigits(int lines) {
    Random random = new Random(lines);
    List<String> numbers =
        IntStream.range(0, lines)
            .mapToObj(i -> Long.toString(13_000_000_000L + random.nextInt(Integer.MAX_VALUE)))
            .toList();
    TextIndex index = index(lines, i -> "someone", numbers::get);
    for (int i = 0; i < TRIES; i++) {
      String digits = part(numbers.get(random.nextInt(lines)), random);
      assertThat(new TreeSet<>(index.withDigits(digits, lines)))
          .as(digits)
          .isEqualTo(ids(lines, line -> numbers.get(line).contains(digits)));
    }
  }

  private static TextIndex index(
      int lines, Function<Integer, String> text, Function<Integer, String> number) {
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      block.append(TextIndex.line("id-" + i, text.apply(i), number.apply(i)));
    }
    TextIndex index = new TextIndex();
    index.add(block.toString().getBytes(StandardCharsets.UTF_8));
    return index;
  }

  private static Set<String> ids(int lines, Function<Integer, Boolean> fits) {
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < lines; i++) {
      if (fits.apply(i)) {
        ids.add("id-" + i);
      }
    }
    return ids;
  }

  private static String text(Random random, int words) {
    return String.join(
        " ",
        IntStream.range(0, words).mapToObj(i -> WORDS.get(random.nextInt(WORDS.size()))).toList());
  }

  /** A piece of a text, from any place to any other. */
  private static String part(String text, Random random) {
    int begin = random.nextInt(text.length());
    return text.substring(begin, begin + 1 + random.nextInt(text.length() - begin));
  }
}
