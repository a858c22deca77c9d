package org.seatline.app.shell;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Theme;
import org.seatline.app.local.WorkplaceKey;
import org.seatline.app.settings.SeatSettings;

/**
 * What was asked for on the command line.
 *
 * @param servers the first is tried first
 * @param agentId signs in at once when a password is given too
 * @param language null for what the workplace is set to
 * @param theme null for what the workplace is set to
 * @param data folder of the local store and the settings
 * @param headset {@code auto}, {@code none} or {@code file:WAV}
 * @param stopWithStdin whether the end of the standard input ends the program
 * @param key where the key of the local store is to be; a file where the system has no key store
 */
public record SeatOptions(
    List<URI> servers,
    @Nullable String agentId,
    @Nullable String password,
    boolean ready,
    @Nullable Language language,
    @Nullable Theme theme,
    Path data,
    String headset,
    boolean stopWithStdin,
    WorkplaceKey.Place key) {

  /** The command line in one sentence. */
  public static final String USAGE =
      "usage: --server URL[,URL…] [--agent ID --password WORD] [--ready] [--lang zh|en]"
          + " [--theme light|dark] [--data DIR] [--headset auto|none|file:WAV]"
          + " [--key-store system|file] [--stop-with-stdin]";

  /** The command line cannot be understood; the message says why. */
  public static final class BadOptionException extends Exception {
    private static final long serialVersionUID = 1L;

    BadOptionException(String message) {
      super(message);
    }
  }

  /** Reads a command line. */
  public static SeatOptions parse(String... args) throws BadOptionException {
    Reader reader = new Reader(args);
    while (reader.next()) {
      reader.option();
    }
    return reader.options();
  }

  /** The workplace's settings, with what the command line wants otherwise. */
  SeatSettings over(SeatSettings kept) {
    SeatSettings spoken = language == null ? kept : kept.withLanguage(language.tag());
    return theme == null ? spoken : spoken.withTheme(theme.choice());
  }

  /** The first server. */
  public URI server() {
    return servers.getFirst();
  }

  @Override
  public String toString() {
    return "SeatOptions[servers=" + servers + ", agent=" + agentId + ", data=" + data + "]";
  }

  private static final class Reader {
    private final String[] args;
    private int at = -1;
    private List<URI> servers = List.of(URI.create("http://127.0.0.1:7080"));
    private @Nullable String agentId;
    private @Nullable String password;
    private boolean ready;
    private @Nullable Language language;
    private @Nullable Theme theme;
    private Path data = Path.of(System.getProperty("user.home"), ".seatline");
    private String headset = "auto";
    private boolean stopWithStdin;
    private WorkplaceKey.Place key = WorkplaceKey.Place.SYSTEM;

    Reader(String... args) {
      this.args = Arrays.copyOf(args, args.length);
    }

    boolean next() {
      at++;
      return at < args.length;
    }

    void option() throws BadOptionException {
      switch (args[at]) {
        case "--server" -> servers = uris(value());
        case "--agent" -> agentId = value();
        case "--password" -> password = value();
        case "--ready" -> ready = true;
        case "--lang" -> language = Language.of(oneOf(value(), "zh", "en"));
        case "--theme" -> theme = Theme.of(oneOf(value(), "light", "dark"));
        case "--data" -> data = Path.of(value());
        case "--headset" -> headset = value();
        case "--key-store" ->
            key =
                WorkplaceKey.Place.valueOf(
                    oneOf(value(), "system", "file").toUpperCase(Locale.ROOT));
        case "--stop-with-stdin" -> stopWithStdin = true;
        default -> throw new BadOptionException("unknown option " + args[at]);
      }
    }

    private String value() throws BadOptionException {
      String name = args[at];
      if (!next()) {
        throw new BadOptionException(name + " needs a value");
      }
      return args[at];
    }

    private String oneOf(String value, String... allowed) throws BadOptionException {
      if (!Arrays.asList(allowed).contains(value)) {
        throw new BadOptionException(value + " is not one of " + String.join(", ", allowed));
      }
      return value;
    }

    private static List<URI> uris(String text) throws BadOptionException {
      List<URI> all = new ArrayList<>();
      for (String each : text.split(",", -1)) {
        all.add(uri(each.strip()));
      }
      return List.copyOf(all);
    }

    private static URI uri(String text) throws BadOptionException {
      try {
        URI uri = URI.create(text);
        if (uri.getHost() != null) {
          return uri;
        }
      } catch (IllegalArgumentException e) {
        throw new BadOptionException("not a server address: " + e.getMessage());
      }
      throw new BadOptionException("not a server address: " + text);
    }

    SeatOptions options() {
      return new SeatOptions(
          servers, agentId, password, ready, language, theme, data, headset, stopWithStdin, key);
    }
  }
}
