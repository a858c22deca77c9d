package org.seatline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationKeeper;
import org.seatline.server.admin.ConfigurationSource;
import org.seatline.server.admin.ConfigurationStart;
import org.seatline.server.admin.ConfigurationVersions;
import org.seatline.server.admin.EmergencyDoors;
import org.seatline.server.admin.LiveConfiguration;
import org.seatline.server.admin.RoutingConfiguration;
import org.seatline.server.history.DayFigures;
import org.seatline.server.history.FigureArchive;
import org.seatline.server.history.HistoryService;
import org.seatline.server.hours.HoursKeeper;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SeatService;
import org.seatline.server.seats.SessionRegistry;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.store.Store;
import org.seatline.server.sync.DeliveryPermits;
import org.seatline.server.sync.MutationService;
import org.seatline.server.sync.RecentRoutes;
import org.seatline.server.sync.RecordingFiles;
import org.seatline.server.sync.RecordingService;
import org.seatline.server.sync.Sealings;
import org.seatline.server.sync.ServerHistory;
import org.seatline.server.sync.ServerKeys;
import org.seatline.server.sync.SyncService;
import org.seatline.server.telephony.CentreFileException;
import org.seatline.server.telephony.SipPortException;
import org.seatline.server.voicemail.VoicemailRoutes;
import org.seatline.server.voicemail.VoicemailService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: everything is made and joined here, and closed in reverse order. */
final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final ServerOptions options;
  private final CallSides callSides;
  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();
  private volatile int recovered;

  /** Makes the call side. */
  @FunctionalInterface
  interface CallSides {
    CallSide make(CallSideParts parts) throws IOException;

    /**
     * Checks its part of the configuration's files.
     *
     * @throws IOException each line of its message is a mistake with its place
     */
    default void check(Path folder) throws IOException {}
  }

  /**
   * What the call side needs.
   *
   * @param live the configuration in force
   * @param folder its files (menu, prompts, music) as the server starts
   */
  record CallSideParts(
      ServerOptions options,
      InetAddress bind,
      Supplier<Configuration> live,
      Path folder,
      SipAccounts accounts,
      CallerBook callers,
      VoicemailService voicemails) {}

  /** What runs, once it runs. */
  record Running(
      HttpFront http,
      CallSide calls,
      AcdRunner core,
      ConfigurationKeeper keeper,
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
    StoreOpening opening = closing.later(StoreOpening.begin(options));
    ConfigurationSource source = ConfigurationSource.of(options.config(), options.data());
    ConfigurationStart start =
        closing.later(
            ConfigurationStart.read(source, DataFolder.versions(options.data()), callSides::check));
    Configuration configuration = start.configuration();
    InetAddress bind = Binding.check(options.bind(), configuration.centre().demo());
    Binding.checkFree(bind, options.httpPort());
    Binding.checkFreeForSip(bind, options.sipPort());
    DataFolder data = closing.later(DataFolder.take(options.data()));
    Store store = closing.later(opening.store());
    start.load(store, clock);
    ConfigurationVersions versions =
        ConfigurationVersions.open(DataFolder.versions(options.data()));
    Path folder = start.keep(versions, clock);
    sayMistakes(start, folder);
    return join(
        new Centre(new LiveConfiguration(configuration), source, versions, folder),
        bind,
        data,
        store);
  }

  /** The configuration that the server starts with. */
  private record Centre(
      LiveConfiguration live,
      ConfigurationSource source,
      ConfigurationVersions versions,
      Path folder) {}

  private static void sayMistakes(ConfigurationStart start, Path used) {
    ConfigurationException mistakes = start.mistakes();
    if (mistakes != null) {
      LOG.error("the configuration has mistakes, {} is used:\n{}", used, mistakes.getMessage());
      System.err.println(
          ServerFailure.text(
              Locale.getDefault(),
              "config.start-with-last",
              used,
              String.join("\n", mistakes.problems())));
    }
  }

  private Running join(Centre centre, InetAddress bind, DataFolder data, Store store)
      throws ServerFailure, IOException {
    LiveConfiguration live = centre.live();
    String epoch =
        store.inTransaction(
            tx -> tx.housekeeping().epoch(UUID.randomUUID().toString(), clock.millis()));
    ServerHistory serverHistory = ServerHistory.begin(store, epoch, clock.millis());
    SessionRegistry sessions = new SessionRegistry(store, live, clock);
    Sealings sealings =
        new Sealings(
            ServerKeyFile.open(data.root(), clock), new DeliveryPermits(store, clock::millis));
    CallSideSlot slot = new CallSideSlot();
    SipAccounts accounts = new SipAccounts(sessions, data.secret(), slot::address);
    VoicemailService voicemails =
        closing.later(
            new VoicemailService(
                data.voicemail(),
                store,
                clock,
                () -> live.get().centre().routing().voicemailKeepMs()));
    CallerBook callers = new CallerBook(store, live);
    CallSide calls =
        closing.later(
            callSides.make(
                new CallSideParts(
                    options, bind, live, centre.folder(), accounts, callers, voicemails)));
    slot.set(calls);
    DayFigures figures = figures(live.get());
    DrillTitles drillTitles = new DrillTitles(store);
    HistoryService history = new HistoryService(store, data.journalId(), figures, clock.millis());
    SeatService seats =
        new SeatService(
            new SeatService.Parts(
                live,
                store,
                sessions,
                accounts,
                figures,
                drillTitles,
                epoch,
                sealings::of,
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
    startCore(core, live.get(), calls, data, bind);
    HoursKeeper hours = closing.later(new HoursKeeper(core::submit, clock));
    hours.configured(RoutingConfiguration.hours(live.get()));
    ConfigurationKeeper keeper =
        new ConfigurationKeeper(
            new ConfigurationKeeper.Parts(
                live,
                centre.versions(),
                centre.source(),
                calls,
                core,
                store,
                clock,
                last -> {
                  hours.configured(RoutingConfiguration.hours(live.get()));
                  figures.thresholds(thresholds(live.get()));
                  drillTitles.read();
                  callers.read();
                  seats.configured(last);
                  calls.configured();
                }));
    HttpAnswers answers = new HttpAnswers(sessions);
    HttpFront http =
        closing.later(
            new HttpFront(
                seats,
                sync(new SyncParts(store, live, seats, data, serverHistory, sealings), answers),
                List.of(
                    new ConfigurationRoutes(keeper, answers, LocalCommands.of(data.secret()))
                        ::routes,
                    new LeadRoutes(
                            new EmergencyDoors(live, core, store),
                            new FigureDesk(live, new FigureArchive(store, clock::millis)),
                            new CallDesk(live, store, data.journal()),
                            answers)
                        ::routes,
                    new RecentRoutes(store, live, serverHistory, answers)::routes,
                    new VoicemailRoutes(voicemails, answers, () -> queueNames(live.get()))::routes),
                new HttpFront.About(epoch, calls.sipAddress().getPort(), recovered)));
    http.start(bind, options.httpPort());
    closing.later(LocalCommands.announce(options.data(), bind, http.port()));
    return new Running(http, calls, core, keeper, accounts, store, epoch, recovered);
  }

  private static DayFigures figures(Configuration configuration) {
    return new DayFigures(configuration.centre().timeZone(), thresholds(configuration));
  }

  private static Map<String, Integer> thresholds(Configuration configuration) {
    return configuration.queues().stream()
        .collect(Collectors.toMap(QueueSetting::id, QueueSetting::serviceLevelSeconds));
  }

  private static Map<String, LocalizedText> queueNames(Configuration configuration) {
    return configuration.queues().stream()
        .collect(Collectors.toMap(QueueSetting::id, QueueSetting::name));
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
            return calls.recovered(view, kept);
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

  private record SyncParts(
      Store store,
      LiveConfiguration live,
      SeatService seats,
      DataFolder data,
      ServerHistory history,
      Sealings sealings) {}

  private SyncService sync(SyncParts parts, HttpAnswers answers) throws IOException {
    Store store = parts.store();
    ServerKeys keys = parts.sealings().keys();
    MutationService mutations =
        new MutationService(
            new MutationService.Parts(
                store,
                parts.live(),
                parts.history(),
                keys,
                clock::millis,
                parts.seats()::changesAvailable));
    RecordingFiles files = new RecordingFiles(parts.data().recordings());
    return new SyncService(
        store,
        mutations,
        new RecordingService(store, files, keys, clock::millis),
        answers,
        parts.history(),
        parts.sealings());
  }

  @Override
  public void close() {
    closing.closeAll();
  }
}
