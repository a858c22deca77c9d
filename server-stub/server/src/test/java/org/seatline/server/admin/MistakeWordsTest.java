package org.seatline.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.expression.ExpressionProblem;

final class MistakeWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/seatline/server/admin");

  /** A mistake that is one sentence without parts put in. */
  private static final Pattern WHOLE =
      Pattern.compile("\\.problem\\(\\s*\"([a-z][^\"\\\\]*)\"\\s*\\)");

  @Test
  void keepsThePlaceAndWhatWasWritten() {
    assertThat(
            MistakeWords.inBothLanguages(
                    "queues.json line 8 /queues/1/skill: no such skill; there are bills, fault")
                .zh())
        .isEqualTo("queues.json line 8 /queues/1/skill: 没有这个技能；现有：bills, fault");
    assertThat(
            MistakeWords.inBothLanguages(
                    "people.json line 3 /people/0/skills/0/level: a whole number from 1 to 9 is"
                        + " needed")
                .zh())
        .isEqualTo("people.json line 3 /people/0/skills/0/level: 需要 1 到 9 的整数");
    assertThat(MistakeWords.inBothLanguages("something: nobody has foreseen").zh())
        .isEqualTo("something: nobody has foreseen");
  }

  @Test
  void hasEverySentenceAboutFormsInBothLanguages() throws IOException {
    List<String> keys =
        new ArrayList<>(List.of("form.finding.translation-en", "form.finding.translation-zh"));
    for (var kind : ExpressionProblem.Kind.values()) {
      keys.add(new ExpressionProblem(kind, 1, "x").key());
    }
    Pattern kinds = Pattern.compile("(?:wrong|doubtful)\\([^;]*?, \"([a-z-]*[a-z])\"");
    for (String name : List.of("FormCheck", "FormStructure", "FormReach")) {
      Path file = Path.of("../protocol/src/main/java/org/seatline/protocol/form", name + ".java");
      kinds
          .matcher(Files.readString(file))
          .results()
          .forEach(kind -> keys.add("form.finding." + kind.group(1)));
    }
    assertThat(keys).hasSizeGreaterThan(15).contains("form.finding.required-never-shown");
    for (String key : keys) {
      LocalizedText words = ConfigurationWords.text(key, "7", "it");
      String line = "forms/f.json line 3 /sections/0: " + words.en();
      assertThat(MistakeWords.inBothLanguages(line).zh())
          .isEqualTo("forms/f.json line 3 /sections/0: " + words.zh());
    }
  }

  @Test
  void hasEverySentenceThatReadersWriteWhole() throws IOException {
    List<String> english = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher sentence = WHOLE.matcher(Files.readString(file));
        while (sentence.find()) {
          english.add(sentence.group(1));
        }
      }
    }
    assertThat(english).hasSizeGreaterThan(20);
    assertThat(english)
        .allSatisfy(
            what ->
                assertThat(MistakeWords.inBothLanguages("file: " + what).zh())
                    .as(what)
                    .isNotEqualTo("file: " + what));
  }
}
