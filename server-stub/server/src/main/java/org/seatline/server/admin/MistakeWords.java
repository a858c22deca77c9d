package org.seatline.server.admin;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seatline.protocol.LocalizedText;

/**
 * Mistakes in Chinese. Readers of files write them in English, with their place; each of those
 * sentences stands in {@code Mistakes.properties} with the Chinese one of the same number, and
 * those about forms in {@code ConfigurationText}. {@code {0}} is what changes, and goes along as it
 * is.
 */
final class MistakeWords {
  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
  private static final String AFTER_PLACE = ": ";
  private static final List<Sentence> SENTENCES = read();

  private MistakeWords() {}

  /**
   * @param holes in the order of the English words
   */
  private record Sentence(Pattern english, List<String> holes, String chinese) {
    static Sentence of(String english, String chinese) {
      List<String> holes = HOLE.matcher(english).results().map(hole -> hole.group(1)).toList();
      return new Sentence(pattern(english), holes, chinese);
    }
  }

  private static List<Sentence> read() {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.seatline.server.admin.Mistakes",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Stream<Sentence> files =
        IntStream.iterate(1, n -> words.containsKey(n + ".en"), n -> n + 1)
            .mapToObj(n -> Sentence.of(words.getString(n + ".en"), words.getString(n + ".zh")));
    Stream<Sentence> forms =
        Stream.of("form.finding.", "expression.problem.")
            .flatMap(prefix -> ConfigurationWords.sentences(prefix).entrySet().stream())
            .map(pair -> Sentence.of(pair.getKey(), pair.getValue()));
    return Stream.concat(files, forms).toList();
  }

  private static Pattern pattern(String english) {
    StringBuilder pattern = new StringBuilder();
    Matcher hole = HOLE.matcher(english);
    int from = 0;
    while (hole.find()) {
      pattern.append(Pattern.quote(english.substring(from, hole.start()))).append("(.*?)");
      from = hole.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  /** {@code PLACE: WHAT}; a sentence that nobody has translated stays English. */
  static LocalizedText inBothLanguages(String line) {
    int colon = line.indexOf(AFTER_PLACE);
    String place = colon < 0 ? "" : line.substring(0, colon + AFTER_PLACE.length());
    return new LocalizedText(line, place + chinese(line.substring(place.length())));
  }

  private static String chinese(String what) {
    for (Sentence sentence : SENTENCES) {
      Matcher found = sentence.english().matcher(what);
      if (found.matches()) {
        return HOLE.matcher(sentence.chinese())
            .replaceAll(
                hole ->
                    Matcher.quoteReplacement(
                        found.group(sentence.holes().indexOf(hole.group(1)) + 1)));
      }
    }
    return what;
  }
}
