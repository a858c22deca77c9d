package org.seatline.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.seatline.app.keys.Keys;
import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every text of the screens, in the language of the moment. Keys are symbolic and prefixed by
 * feature ({@code call.answer}); {@code {0}} stands for the first argument, {@code {key.end}} for
 * the key of an action, apostrophes are plain.
 *
 * <p>Needs no running toolkit, so that view models use it in plain tests. Use it on one thread: the
 * UI thread, or the test's.
 *
 * <p>Keys that are put together at run time are written with a literal prefix that ends in a dot
 * ({@code "state." + name}), so that a test can tell which keys are used.
 */
public final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final Pattern KEY = Pattern.compile("\\{key\\.([a-z-]+)}");

  private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);
  private final ReadOnlyObjectWrapper<Language> language;
  private final Keys keys = new Keys();

  /** Loads both languages and starts with one. */
  public Messages(Language initial) {
    for (Language each : Language.values()) {
      bundles.put(each, load(each));
    }
    language = new ReadOnlyObjectWrapper<>(this, "language", initial);
  }

  /** The language of the moment; what {@link #text} returned follows it. */
  public ReadOnlyObjectProperty<Language> languageProperty() {
    return language.getReadOnlyProperty();
  }

  /** The language of the moment. */
  public Language language() {
    return language.get();
  }

  /** Switches every text on the screen. */
  public void setLanguage(Language next) {
    language.set(next);
  }

  /** The keys of the moment, which many texts name. */
  public Keys keys() {
    return keys;
  }

  /** Whether there is a text for the key. */
  public boolean has(String key) {
    return bundle().containsKey(key);
  }

  /** The text now. An unknown key is logged and shown as itself. */
  public String get(String key, Object... args) {
    String pattern = bundle().getProperty(key);
    if (pattern == null) {
      LOG.warn("no text for key {}", key);
      return key;
    }
    return fill(withKeys(pattern), args);
  }

  /** The text of the first key that there is a text for, or of the last one. */
  public String first(String key, String otherwise) {
    return get(has(key) ? key : otherwise);
  }

  /** The text, following the language and those arguments that are observable. */
  public StringBinding text(String key, Object... args) {
    Observable[] followed =
        Stream.concat(
                Stream.of(language, keys.mapProperty()),
                Arrays.stream(args)
                    .filter(Observable.class::isInstance)
                    .map(Observable.class::cast))
            .toArray(Observable[]::new);
    return Bindings.createStringBinding(() -> get(key, args), followed);
  }

  /** Configured text (names of queues, people, reasons) in the language of the moment. */
  public String of(@Nullable LocalizedText text) {
    return text == null ? "" : text.in(language.get().tag());
  }

  private Properties bundle() {
    Properties bundle = bundles.get(language.get());
    if (bundle == null) {
      throw new IllegalStateException("no bundle for " + language.get());
    }
    return bundle;
  }

  private static String fill(String pattern, Object... args) {
    String text = pattern;
    for (int i = 0; i < args.length; i++) {
      Object value = args[i] instanceof ObservableValue<?> v ? v.getValue() : args[i];
      text = text.replace("{" + i + "}", String.valueOf(value));
    }
    return text;
  }

  /** The key of an action stands for {@code {key.ID}}. */
  private String withKeys(String pattern) {
    return KEY.matcher(pattern)
        .replaceAll(
            found ->
                SeatAction.byId(found.group(1))
                    .map(action -> Matcher.quoteReplacement(keys.textOf(action)))
                    .orElse(""));
  }

  private static Properties load(Language language) {
    String name = "/org/seatline/app/messages_" + language.tag() + ".properties";
    Properties texts = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + name + " is missing");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    return texts;
  }
}
