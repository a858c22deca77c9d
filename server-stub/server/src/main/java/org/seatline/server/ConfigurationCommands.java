package org.seatline.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.seatline.protocol.ConfigurationOutcome;
import org.seatline.protocol.ConfigurationRequest;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Wire;

/** Commands that ask the running server of a data folder to change its configuration. */
final class ConfigurationCommands {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

  private ConfigurationCommands() {}

  /** Puts the folder's files into force; prints the mistakes, or what changed. */
  static ExitCode apply(ServerOptions options) throws ServerFailure {
    return tell(options, ask(options, "/apply"));
  }

  /** Puts the version before into force. */
  static ExitCode rollBack(ServerOptions options) throws ServerFailure {
    return tell(options, ask(options, "/rollback"));
  }

  private static ConfigurationOutcome ask(ServerOptions options, String what) throws ServerFailure {
    Path data = options.data();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      byte[] secret = Files.readAllBytes(DataFolder.secretFile(data));
      HttpRequest request =
          HttpRequest.newBuilder(LocalCommands.address(data).resolve(Protocol.CONFIGURATION + what))
              .timeout(ANSWER_MAX)
              .header("Authorization", "Bearer " + LocalCommands.of(secret).token())
              .POST(BodyPublishers.ofString(Wire.encode(new ConfigurationRequest(0, List.of()))))
              .build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("HTTP " + response.statusCode() + " " + response.body());
      }
      return Wire.decode(response.body(), ConfigurationOutcome.class);
    } catch (IOException e) {
      throw new ServerFailure(
          e, ExitCode.NOT_RUNNING, "server.not-running", data, DataFolder.reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure(
          e, ExitCode.NOT_RUNNING, "server.not-running", data, DataFolder.reason(e));
    } finally {
      client.shutdownNow();
    }
  }

  private static ExitCode tell(ServerOptions options, ConfigurationOutcome outcome) {
    String language = options.language().toLanguageTag();
    String version = String.valueOf(outcome.version());
    return switch (outcome.result()) {
      case APPLIED -> {
        String changes =
            outcome.changes().stream()
                .map(change -> "  " + change.in(language))
                .collect(Collectors.joining("\n"));
        say(ServerFailure.text(options.language(), "config.applied", version, changes));
        yield ExitCode.OK;
      }
      case CHECKED, UNCHANGED -> {
        say(ServerFailure.text(options.language(), "config.unchanged", version));
        yield ExitCode.OK;
      }
      case MISTAKES, OVERTAKEN -> {
        String mistakes =
            outcome.mistakes().stream()
                .map(mistake -> mistake.place() + ": " + mistake.what().in(language))
                .collect(Collectors.joining("\n"));
        System.err.println(ServerFailure.text(options.language(), "config.mistakes", mistakes));
        yield ExitCode.CONFIGURATION;
      }
      case NO_VERSION -> {
        System.err.println(ServerFailure.text(options.language(), "config.no-version", version));
        yield ExitCode.DIFFERENT;
      }
    };
  }

  private static void say(String text) {
    System.out.println(text);
  }
}
