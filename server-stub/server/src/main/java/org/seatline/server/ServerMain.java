package org.seatline.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationFolder;
import org.seatline.server.admin.ConfigurationReader;
import org.seatline.server.admin.ContentLoader;
import org.seatline.server.seats.CallSide;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.History;
import org.seatline.server.store.Store;
import org.seatline.server.telephony.CallControl;
import org.slf4j.LoggerFactory;

/** Starts the server process, or does one of its smaller commands. See {@code help}. */
public final class ServerMain {
  private ServerMain() {}

  /** Runs a command and ends the process with an {@link ExitCode}. */
  public static void main(String[] args) {
    Carriers.enough();
    ExitCode code;
    Locale language = Locale.getDefault();
    try {
      ServerOptions options = ServerOptions.parse(Arrays.asList(args));
      language = options.language();
      code = run(options, callSides());
    } catch (ServerFailure e) {
      code = report(e, language);
    }
    System.out.flush();
    System.exit(code.number());
  }

  private static CallSides callSides() {
    return new CallSides() {
      @Override
      public CallSide make(CallSides.Parts parts) {
        return new TelephonySide(parts);
      }

      @Override
      public void check(Path folder) throws IOException {
        CallControl.check(folder);
      }
    };
  }

  private static ExitCode report(ServerFailure failure, Locale language) {
    System.err.println(failure.sentence(language));
    return failure.exitCode();
  }

  private static ExitCode run(ServerOptions options, CallSides callSides) throws ServerFailure {
    return switch (options.command()) {
      case HELP -> {
        System.out.println(ServerFailure.text(options.language(), "usage.help"));
        yield ExitCode.OK;
      }
      case CHECK_CONFIG -> checkConfig(options);
      case COUNTS -> counts(options);
      case EXPLAIN -> JournalCommands.explain(options);
      case REPLAY -> JournalCommands.replay(options);
      case APPLY_CONFIG -> ConfigurationCommands.apply(options);
      case ROLLBACK_CONFIG -> ConfigurationCommands.rollBack(options);
      case SERVE -> serve(options, callSides);
    };
  }

  private static ExitCode checkConfig(ServerOptions options) throws ServerFailure {
    try (ConfigurationFolder folder = ConfigurationFolder.open(options.config())) {
      Configuration configuration = ConfigurationReader.read(folder);
      ContentLoader.Size size = new ContentLoader(folder, configuration, Instant.now()).check();
      CallControl.check(folder.root());
      System.out.println(
          ServerFailure.text(
              options.language(),
              "config.good",
              configuration.queues().size(),
              configuration.people().size(),
              size.customers(),
              size.documents()));
      return ExitCode.OK;
    } catch (ConfigurationException | IOException e) {
      throw new ServerFailure(
          e, ExitCode.CONFIGURATION, "config.bad", String.valueOf(e.getMessage()));
    }
  }

  private static ExitCode counts(ServerOptions options) throws ServerFailure {
    Path data = options.data();
    if (options.jdbcUrl() == null && !Files.exists(DatabaseSettings.embeddedFile(data))) {
      throw new ServerFailure(ExitCode.DATA_FOLDER, "data.missing", data);
    }
    logTo(options);
    try (Store store = StoreOpening.open(options)) {
      History.Counts counts = store.inTransaction(tx -> tx.history().counts());
      System.out.println(
          "calls=%d answered=%d tickets=%d ticketed-calls=%d recordings=%d"
              .formatted(
                  counts.calls(),
                  counts.answered(),
                  counts.tickets(),
                  counts.ticketedCalls(),
                  counts.recordings()));
    }
    return ExitCode.OK;
  }

  private static ExitCode serve(ServerOptions options, CallSides callSides) throws ServerFailure {
    logTo(options);
    Server server = new Server(options, callSides);
    CountDownLatch stop = new CountDownLatch(1);
    if (options.stopWithStdin()) {
      watchStdin(stop);
    }
    if (!options.standby()) {
      return serve(server, server.start(), stop);
    }
    Optional<Server.Running> running =
        new Standby(StoreOpening.settings(options), stop).start(server);
    return running.isPresent() ? serve(server, running.get(), stop) : ExitCode.OK;
  }

  private static ExitCode serve(Server server, Server.Running running, CountDownLatch stop)
      throws ServerFailure {
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
    System.out.println(
        "seatline-server ready http=%d sip=%d epoch=%s recovered=%d millis=%d"
            .formatted(
                running.http().port(),
                running.calls().sipAddress().getPort(),
                running.epoch(),
                running.recovered(),
                sinceProcessStartMs()));
    System.out.flush();
    var _ = running.store().displaced().thenRun(stop::countDown);
    var _ = running.core().failed().thenRun(stop::countDown);
    return await(stop, running, server);
  }

  private static ExitCode await(CountDownLatch stop, Server.Running running, Server server)
      throws ServerFailure {
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
    if (running.store().displaced().isDone()) {
      throw new ServerFailure(ExitCode.DATABASE_TAKEN, "database.displaced");
    }
    if (running.core().failed().isDone()) {
      Throwable why = running.core().failed().join();
      throw new ServerFailure(why, ExitCode.INTERNAL, "internal", DataFolder.reason(why));
    }
    return ExitCode.OK;
  }

  private static void watchStdin(CountDownLatch stop) {
    Thread.ofPlatform()
        .name("stdin-watch")
        .daemon()
        .start(
            () -> {
              try (InputStream in = System.in) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
              } catch (IOException e) {
                LoggerFactory.getLogger(ServerMain.class).info("standard input broke", e);
              }
              stop.countDown();
            });
  }

  private static long sinceProcessStartMs() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Instant.now().toEpochMilli() - start.toEpochMilli())
        .orElse(0L);
  }

  /** Before the first logger is made: where the log goes. */
  private static void logTo(ServerOptions options) {
    System.setProperty("seatline.log.folder", options.data().resolve("log").toString());
    System.setProperty("seatline.log.level", options.logLevel());
    System.setProperty("logback.configurationFile", "seatline-server-logback.xml");
    java.util.logging.Logger.getLogger("").setLevel(Level.WARNING);
  }
}
