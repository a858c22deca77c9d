package org.seatline.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said on the command line.
 *
 * @param config folder of the administrator, or null for the sample call centre
 * @param jdbcUrl database server, or null for the embedded database in the data folder
 * @param stopWithStdin end when standard input ends: whoever started this is gone
 * @param standby begin when no other server is at work on the database
 * @param call the call to explain, else empty
 * @param language of an explanation, and of what changed
 */
record ServerOptions(
    Command command,
    Path data,
    @Nullable Path config,
    int httpPort,
    int sipPort,
    String bind,
    @Nullable String jdbcUrl,
    String jdbcUser,
    String jdbcPassword,
    String logLevel,
    boolean stopWithStdin,
    boolean standby,
    String call,
    Locale language) {
  static final int HTTP_PORT = 7800;
  static final int SIP_PORT = 5080;
  private static final int PORT_MAX = 65_535;

  /** What to do. */
  enum Command {
    SERVE,
    CHECK_CONFIG,
    COUNTS,
    EXPLAIN,
    REPLAY,
    APPLY_CONFIG,
    ROLLBACK_CONFIG,
    HELP
  }

  @Override
  public String toString() {
    return "ServerOptions[" + command + ", data=" + data + ", bind=" + bind + "]";
  }

  /**
   * Reads the command line.
   *
   * @throws ServerFailure with exit code 2 when it cannot be understood
   */
  static ServerOptions parse(List<String> args) throws ServerFailure {
    Deque<String> rest = new ArrayDeque<>(args);
    Builder builder = new Builder();
    String first = rest.peek();
    if (first != null && !first.startsWith("-")) {
      builder.command = command(rest.pop());
    }
    if (builder.command == Command.EXPLAIN) {
      builder.call = Builder.value("explain", rest);
    }
    while (!rest.isEmpty()) {
      builder.take(rest.pop(), rest);
    }
    return builder.build();
  }

  private static Command command(String word) throws ServerFailure {
    return switch (word) {
      case "serve" -> Command.SERVE;
      case "check-config" -> Command.CHECK_CONFIG;
      case "counts" -> Command.COUNTS;
      case "explain" -> Command.EXPLAIN;
      case "replay" -> Command.REPLAY;
      case "apply-config" -> Command.APPLY_CONFIG;
      case "rollback-config" -> Command.ROLLBACK_CONFIG;
      case "help" -> Command.HELP;
      default -> throw new ServerFailure(ExitCode.USAGE, "usage.command", word);
    };
  }

  private static final class Builder {
    private Command command = Command.SERVE;
    private Path data = Path.of("seatline-data");
    private @Nullable Path config;
    private int httpPort = HTTP_PORT;
    private int sipPort = SIP_PORT;
    private String bind = "127.0.0.1";
    private @Nullable String jdbcUrl;
    private String jdbcUser = "";
    private String jdbcPassword = System.getenv().getOrDefault("SEATLINE_JDBC_PASSWORD", "");
    private String logLevel = "INFO";
    private boolean stopWithStdin;
    private boolean standby;
    private String call = "";
    private Locale language = Locale.getDefault();

    void take(String option, Deque<String> rest) throws ServerFailure {
      switch (option) {
        case "--data" -> data = Path.of(value(option, rest));
        case "--config" -> config = Path.of(value(option, rest));
        case "--http-port" -> httpPort = port(option, rest);
        case "--sip-port" -> sipPort = port(option, rest);
        case "--bind" -> bind = value(option, rest);
        case "--jdbc-url" -> jdbcUrl = value(option, rest);
        case "--jdbc-user" -> jdbcUser = value(option, rest);
        case "--log-level" -> logLevel = value(option, rest);
        case "--lang" -> language = Locale.forLanguageTag(value(option, rest));
        case "--stop-with-stdin" -> stopWithStdin = true;
        case "--standby" -> standby = true;
        case "--help", "-h" -> command = Command.HELP;
        default -> throw new ServerFailure(ExitCode.USAGE, "usage.option", option);
      }
    }

    private static String value(String option, Deque<String> rest) throws ServerFailure {
      String value = rest.poll();
      if (value == null) {
        throw new ServerFailure(ExitCode.USAGE, "usage.value", option);
      }
      return value;
    }

    private static int port(String option, Deque<String> rest) throws ServerFailure {
      String value = value(option, rest);
      int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
      if (port < 0 || port > PORT_MAX) {
        throw new ServerFailure(ExitCode.USAGE, "usage.port", option, value);
      }
      return port;
    }

    ServerOptions build() throws ServerFailure {
      if (standby && jdbcUrl == null) {
        throw new ServerFailure(ExitCode.USAGE, "usage.standby");
      }
      return new ServerOptions(
          command,
          data,
          config,
          httpPort,
          sipPort,
          bind,
          jdbcUrl,
          jdbcUser,
          jdbcPassword,
          logLevel,
          stopWithStdin,
          standby,
          call,
          language);
    }
  }
}
