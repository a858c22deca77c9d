package org.seatline.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.seatline.server.explain.Explanation;
import org.seatline.server.explain.ExplanationText;
import org.seatline.server.explain.Replay;

/** The commands that read a journal: beside a running server, and without changing anything. */
final class JournalCommands {
  private JournalCommands() {}

  /** Prints one call's way. */
  static ExitCode explain(ServerOptions options) throws ServerFailure {
    Explanation explanation = read(options, folder -> Explanation.of(folder, options.call()));
    new ExplanationText(options.language(), ZoneId.systemDefault())
        .lines(explanation, options.call())
        .forEach(System.out::println);
    return explanation.steps().isEmpty() ? ExitCode.DIFFERENT : ExitCode.OK;
  }

  /** Runs the journal again and says whether the state is the same. */
  static ExitCode replay(ServerOptions options) throws ServerFailure {
    return switch (read(options, Replay::of)) {
      case Replay.Identical same -> {
        System.out.println(
            "replay: events=%d effects=%d snapshots=%d cutBytes=%d state=identical sha256=%s"
                .formatted(
                    same.events(), same.effects(), same.snapshots(), same.cutBytes(), same.hash()));
        yield ExitCode.OK;
      }
      case Replay.Different other -> {
        System.out.println(
            "replay: events=%d generation=%d state=different at=%s recorded=%s replayed=%s"
                .formatted(
                    other.events(),
                    other.generation(),
                    other.place(),
                    other.recorded(),
                    other.replayed()));
        yield ExitCode.DIFFERENT;
      }
      case Replay.OtherVersion other ->
          throw new ServerFailure(ExitCode.JOURNAL, "journal.version", other.version());
    };
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(Path folder) throws IOException;
  }

  private static <T> T read(ServerOptions options, Reading<T> reading) throws ServerFailure {
    Path folder = options.data().resolve("journal");
    try {
      return reading.read(folder);
    } catch (NoSuchFileException e) {
      throw new ServerFailure(e, ExitCode.DATA_FOLDER, "journal.missing", options.data());
    } catch (IOException e) {
      throw new ServerFailure(e, ExitCode.JOURNAL, "journal", folder, DataFolder.reason(e));
    }
  }
}
