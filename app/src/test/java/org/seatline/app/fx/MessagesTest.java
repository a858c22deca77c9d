package org.seatline.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.LocalizedText;

final class MessagesTest {
  private static final Path TEXTS = Path.of("src/main/resources/org/seatline/app");
  private static final Path SOURCES = Path.of("src/main/java");

  /** Findings in forms are named there by the keys of their sentences. */
  private static final Path FORMS =
      Path.of("../server-stub/protocol/src/main/java/org/seatline/protocol");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*\\.[a-z0-9.-]*)\"");
  private static final Pattern ACTION = Pattern.compile("\\{key\\.([^}]*)}");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @Test
  void hasTheSameKeysInBothLanguages() throws IOException {
    assertThat(bundle(Language.ZH).keySet()).isEqualTo(bundle(Language.EN).keySet());
  }

  @Test
  void takesTheSameArgumentsInBothLanguages() throws IOException {
    Map<String, String> chinese = bundle(Language.ZH);
    bundle(Language.EN)
        .forEach(
            (key, text) ->
                assertThat(arguments(chinese.getOrDefault(key, "")))
                    .as(key)
                    .isEqualTo(arguments(text)));
  }

  @Test
  void hasEveryKeyThatTheCodeUses() throws IOException {
    Set<String> keys = bundle(Language.EN).keySet();
    Set<String> features =
        keys.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
    assertThat(literals())
        .filteredOn(literal -> features.contains(literal.substring(0, literal.indexOf('.'))))
        .filteredOn(literal -> !literal.endsWith("."))
        .filteredOn(literal -> !literal.endsWith(".css"))
        .isSubsetOf(keys);
  }

  @Test
  void hasNoKeyThatNobodyUses() throws IOException {
    Set<String> literals = literals();
    assertThat(bundle(Language.EN).keySet())
        .filteredOn(key -> !literals.contains(key))
        .filteredOn(key -> literals.stream().noneMatch(l -> l.endsWith(".") && key.startsWith(l)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void namesOnlyActionsThatThereAre(Language language) throws IOException {
    List<String> named =
        bundle(language).values().stream()
            .flatMap(text -> ACTION.matcher(text).results().map(found -> found.group(1)))
            .toList();
    assertThat(named).isNotEmpty().allMatch(id -> SeatAction.byId(id).isPresent());
  }

  @Test
  void namesTheKeyOfTheMoment() {
    Messages messages = new Messages(Language.EN);
    StringBinding ready = messages.text("shell.idle.go-ready");
    assertThat(ready.get()).isEqualTo("Press F3 to take calls.");
    messages.keys().use(new KeyMap(Map.of(SeatAction.STATE, KeyCombo.of("Ctrl+Comma"))));
    assertThat(ready.get()).isEqualTo("Press Ctrl+, to take calls.");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void namesNoKeyTwice(Language language) throws IOException {
    try (Stream<String> lines = Files.lines(file(language))) {
      assertThat(
              lines
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(line -> line.substring(0, line.indexOf('=')).strip()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void switchesTheLanguageAtRunTime() {
    Messages messages = new Messages(Language.EN);
    SimpleIntegerProperty waiting = new SimpleIntegerProperty(3);
    StringBinding text = messages.text("status.waiting-to-send", waiting);
    assertThat(text.get()).contains("3").contains("waiting");
    messages.setLanguage(Language.ZH);
    waiting.set(4);
    assertThat(text.get()).contains("4").contains("待发送");
    assertThat(messages.of(new LocalizedText("Fault", "报修"))).isEqualTo("报修");
  }

  @Test
  void showsAnUnknownKeyAsItself() {
    assertThat(new Messages(Language.EN).get("nobody.knows")).isEqualTo("nobody.knows");
  }

  private static Map<String, String> bundle(Language language) throws IOException {
    Properties texts = new Properties();
    try (Reader in = new StringReader(Files.readString(file(language)))) {
      texts.load(in);
    }
    Map<String, String> sorted = new TreeMap<>();
    texts.forEach((key, value) -> sorted.put(key.toString(), value.toString()));
    return sorted;
  }

  private static Path file(Language language) {
    return TEXTS.resolve("messages_" + language.tag() + ".properties");
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  private static Set<String> literals() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path sources : List.of(SOURCES, FORMS)) {
      addLiterals(sources, found);
    }
    return found;
  }

  private static void addLiterals(Path sources, Set<String> found) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
  }
}
