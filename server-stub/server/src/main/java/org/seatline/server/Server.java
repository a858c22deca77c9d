package org.seatline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Wire;
import org.seatline.server.acd.AcdClock;
import org.seatline.server.acd.AcdRunner;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.EffectHandler;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.FileJournal;
import org.seatline.server.acd.Strategies;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationFolder;
import org.seatline.server.admin.ConfigurationReader;
import org.seatline.server.admin.ContentLoader;
import org.seatline.server.admin.PhoneNumbers;
import org.seatline.server.admin.RoutingConfiguration;
import org.seatline.server.history.DayFigures;
import org.seatline.server.history.HistoryService;
import org.seatline.server.hours.HoursKeeper;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatService;
import org.seatline.server.seats.SessionRegistry;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.Store;
import org.seatline.server.store.StoreException;
import org.seatline.server.sync.MutationService;
import org.seatline.server.sync.RecordingFiles;
import org.seatline.server.sync.SyncService;
import org.seatline.server.telephony.CentreFileException;
import org.seatline.server.telephony.SipPortException;

/** The composition root: everything is made and joined here, and closed in reverse order. */
final class Server implements AutoCloseable {
  private final ServerOptions options;
  private final CallSides callSides;
  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();
  private volatile int recovered;

  /** Makes the call side. */
  @FunctionalInterface
  interface CallSides {
    CallSide make(CallSideParts parts) throws IOException;
  }

  /**
   * What the call side needs.
   *
   * @param folder the configuration's files (menu, prompts, music); open while the server runs
   */
  record CallSideParts(
      ServerOptions options,
      InetAddress bind,
      Configuration configuration,
      ConfigurationFolder folder,
      PhoneNumbers numbers,
      SipAccounts accounts,
      Store store) {}

  /** What runs, once it runs. */
  record Running(
      HttpFront http,
      CallSide calls,
      AcdRunner core,
      SipAccounts accounts,
      Store store,
      String epoch,
      int recovered) {}

  Server(ServerOptions options, CallSides callSides) {
    this.options = options;
    this.callSides = callSides;
  }

  /**
   * Starts everything. When it fails, what was started is closed again.
   *
   * @throws ServerFailure with a sentence for people
   */
  Running start() throws ServerFailure {
    try {
      return startAll();
    } catch (ServerFailure e) {
      closing.closeAll();
      throw e;
    } catch (ConfigurationException e) {
      closing.closeAll();
      throw new ServerFailure(
          e, ExitCode.CONFIGURATION, "config.bad", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      closing.closeAll();
      throw new ServerFailure(
          e, ExitCode.DATA_FOLDER, "data.unusable", options.data(), DataFolder.reason(e));
    }
  }

  private Running startAll() throws ServerFailure, ConfigurationException, IOException {
    ConfigurationFolder folder = closing.later(ConfigurationFolder.open(options.config()));
    Configuration configuration = ConfigurationReader.read(folder);
    InetAddress bind = Binding.check(options.bind(), configuration.centre().demo());
    Binding.checkFree(bind, options.httpPort());
    Binding.checkFreeForSip(bind, options.sipPort());
    DataFolder data = closing.later(DataFolder.take(options.data()));
    Store store = closing.later(openStore());
    new ContentLoader(folder, configuration, clock.instant()).load(store);
    return join(folder, configuration, bind, data, store);
  }

  private Store openStore() throws ServerFailure {
    return openStore(options);
  }

  static Store openStore(ServerOptions options) throws ServerFailure {
    String url = options.jdbcUrl();
    try {
      return Store.open(
          url == null
              ? DatabaseSettings.embedded(options.data())
              : DatabaseSettings.server(url, options.jdbcUser(), options.jdbcPassword()));
    } catch (StoreException e) {
      throw new ServerFailure(e, ExitCode.DATABASE, "database", String.valueOf(e.getMessage()));
    }
  }

  private Running join(
      ConfigurationFolder folder,
      Configuration configuration,
      InetAddress bind,
      DataFolder data,
      Store store)
      throws ServerFailure, IOException {
    String epoch =
        store.inTransaction(
            tx -> tx.housekeeping().epoch(UUID.randomUUID().toString(), clock.millis()));
    SessionRegistry sessions = new SessionRegistry(store, configuration, clock);
    CallSideSlot slot = new CallSideSlot();
    SipAccounts accounts = new SipAccounts(sessions, data.secret(), slot::address);
    PhoneNumbers numbers = new PhoneNumbers(configuration.centre().numbers());
    CallSide calls =
        closing.later(
            callSides.make(
                new CallSideParts(options, bind, configuration, folder, numbers, accounts, store)));
    slot.set(calls);
    DayFigures figures = figures(configuration);
    HistoryService history = new HistoryService(store, data.journalId(), figures, clock.millis());
    SeatService seats =
        new SeatService(
            new SeatService.Parts(
                configuration,
                store,
                sessions,
                accounts,
                figures,
                drillTitles(store),
                epoch,
                clock::millis));
    AcdRunner core =
        new AcdRunner(
            new FileJournal(data.journal()),
            all(history, seats.effects(), calls.effects()),
            AcdClock.system(),
            AcdRunner.Limits.usual(),
            Strategies.all());
    history.start(core::confirm);
    closing.later(history);
    closing.later(core);
    startCalls(calls, core);
    seats.start(core, calls, calls);
    closing.later(seats);
    startCore(core, configuration, calls, data, bind);
    HoursKeeper hours = closing.later(new HoursKeeper(core::submit, clock));
    hours.configured(RoutingConfiguration.hours(configuration));
    HttpFront http =
        closing.later(
            new HttpFront(
                seats,
                sync(store, configuration, seats, sessions, data, epoch),
                new HttpFront.About(epoch, calls.sipAddress().getPort(), recovered)));
    http.start(bind, options.httpPort());
    return new Running(http, calls, core, accounts, store, epoch, recovered);
  }

  private static DayFigures figures(Configuration configuration) {
    return new DayFigures(
        configuration.centre().timeZone(),
        configuration.queues().stream()
            .collect(Collectors.toMap(QueueSetting::id, QueueSetting::serviceLevelSeconds)));
  }

  private static EffectHandler all(EffectHandler... handlers) {
    List<EffectHandler> list = List.of(handlers);
    return (effect, again) -> list.forEach(handler -> handler.perform(effect, again));
  }

  private void startCalls(CallSide calls, AcdRunner core) throws ServerFailure {
    try {
      calls.start(core);
    } catch (CentreFileException e) {
      throw new ServerFailure(
          e, ExitCode.CONFIGURATION, "config.bad", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ServerFailure(e, ExitCode.INTERNAL, "internal", DataFolder.reason(e));
    }
  }

  private void startCore(
      AcdRunner core,
      Configuration configuration,
      CallSide calls,
      DataFolder data,
      InetAddress bind)
      throws ServerFailure {
    try {
      core.start(
          (view, kept) -> {
            recovered = talking(view);
            calls.recovered(view, kept);
          });
    } catch (IOException e) {
      if (e.getCause() instanceof SipPortException taken) {
        String port = String.valueOf(options.sipPort());
        throw new ServerFailure(taken, ExitCode.PORT, "port.sip", port, bind.getHostAddress());
      }
      throw new ServerFailure(e, ExitCode.JOURNAL, "journal", data.journal(), DataFolder.reason(e));
    }
    var _ =
        core.submit(
            new Event.ConfigurationLoaded(core.nowMs(), RoutingConfiguration.of(configuration)));
  }

  private static int talking(AcdView view) {
    return (int) view.calls().stream().filter(c -> c.state() instanceof CallState.Talking).count();
  }

  private SyncService sync(
      Store store,
      Configuration configuration,
      SeatService seats,
      SessionRegistry sessions,
      DataFolder data,
      String epoch)
      throws IOException {
    MutationService mutations =
        new MutationService(store, configuration, clock::millis, seats::changesAvailable);
    return new SyncService(
        store,
        mutations,
        new RecordingFiles(data.recordings()),
        new HttpAnswers(sessions),
        epoch,
        clock::millis);
  }

  private static Map<String, LocalizedText> drillTitles(Store store) throws IOException {
    Map<String, LocalizedText> titles = new HashMap<>();
    Map<String, String> bodies = store.inTransaction(tx -> tx.feed().bodies(ChangeKind.DRILL));
    for (var drill : bodies.entrySet()) {
      JsonNode title = Wire.mapper().readTree(drill.getValue()).path("title");
      titles.put(
          drill.getKey(),
          new LocalizedText(
              title.path("en").asText(drill.getKey()), title.path("zh").asText(drill.getKey())));
    }
    return titles;
  }

  @Override
  public void close() {
    closing.closeAll();
  }
}
