package org.seatline.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seatline.protocol.Sealing;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Strategies;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.RoutingConfiguration;
import org.seatline.server.history.DayFigures;
import org.seatline.server.history.HistoryService;
import org.seatline.server.hours.HoursKeeper;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.SeatService;
import org.seatline.server.seats.SeatSession;
import org.seatline.server.seats.SessionRegistry;
import org.seatline.server.telephony.CentreFileException;
import org.seatline.server.telephony.SipPortException;

/** The routing core with those who perform its effects: history, seats, the call side. */
final class RoutingArea {
  private final Foundation on;
  private final CallArea area;
  private final DayFigures figures;
  private final DrillTitles drillTitles;
  private final HistoryService history;
  private final SeatService seats;
  private final AcdRunner core;
  private final HoursKeeper hours;
  private volatile int recovered;

  /**
   * Who is let in.
   *
   * @param epoch of the server's data
   * @param sealings by what somebody who signs in seals
   */
  record Entrance(
      SessionRegistry sessions, String epoch, Function<SeatSession, Sealing> sealings) {}

  RoutingArea(Foundation on, CallArea area, Entrance entrance) throws IOException {
    this.on = on;
    this.area = area;
    this.figures = new DayFigures(on.live().get().centre().timeZone(), thresholds(on.live().get()));
    this.drillTitles = new DrillTitles(on.store());
    this.history =
        new HistoryService(on.store(), on.data().journalId(), figures, on.clock().millis());
    this.seats =
        new SeatService(
            new SeatService.Parts(
                on.live(),
                on.store(),
                entrance.sessions(),
                area.accounts(),
                figures,
                drillTitles,
                entrance.epoch(),
                entrance.sealings(),
                on.clock()::millis));
    this.core =
        new AcdRunner(
            new FileJournal(on.data().journal()),
            all(history, seats.effects(), area.calls().effects()),
            AcdClock.system(),
            AcdRunner.Limits.usual(),
            Strategies.all());
    this.hours = new HoursKeeper(core::submit, on.clock());
  }

  private static Map<String, Integer> thresholds(Configuration configuration) {
    return configuration.queues().stream()
        .collect(Collectors.toMap(QueueSetting::id, QueueSetting::serviceLevelSeconds));
  }

  private static EffectHandler all(EffectHandler... handlers) {
    List<EffectHandler> list = List.of(handlers);
    return (effect, again) -> list.forEach(handler -> handler.perform(effect, again));
  }

  AcdRunner core() {
    return core;
  }

  SeatService seats() {
    return seats;
  }

  /** How many talks were under way in the journal when the core took it up. */
  int recovered() {
    return recovered;
  }

  /** Takes up the journal; from then on calls come in. */
  void start(Closing closing) throws ServerFailure {
    history.start(core::confirm);
    closing.later(history);
    closing.later(core);
    startCalls();
    seats.start(core, area.calls(), area.calls());
    closing.later(seats);
    startCore();
    var _ =
        core.submit(
            new Event.ConfigurationLoaded(core.nowMs(), RoutingConfiguration.of(on.live().get())));
    closing.later(hours);
    hours.configured(RoutingConfiguration.hours(on.live().get()));
  }

  private void startCalls() throws ServerFailure {
    try {
      area.calls().start(core);
    } catch (CentreFileException e) {
      throw new ServerFailure(
          e, ExitCode.CONFIGURATION, "config.bad", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ServerFailure(e, ExitCode.INTERNAL, "internal", DataFolder.reason(e));
    }
  }

  private void startCore() throws ServerFailure {
    CallSide calls = area.calls();
    try {
      core.start(
          (view, kept) -> {
            recovered = talking(view);
            return calls.recovered(view, kept);
          });
    } catch (IOException e) {
      if (e.getCause() instanceof SipPortException taken) {
        String port = String.valueOf(on.options().sipPort());
        throw new ServerFailure(taken, ExitCode.PORT, "port.sip", port, on.bind().getHostAddress());
      }
      throw new ServerFailure(
          e, ExitCode.JOURNAL, "journal", on.data().journal(), DataFolder.reason(e));
    }
  }

  private static int talking(AcdView view) {
    return (int) view.calls().stream().filter(c -> c.state() instanceof CallState.Talking).count();
  }

  /**
   * Another configuration is in force: everybody here goes by it from now on.
   *
   * @param lastChange number up to which seats have something to fetch
   */
  void configured(long lastChange) {
    Configuration now = on.live().get();
    hours.configured(RoutingConfiguration.hours(now));
    figures.thresholds(thresholds(now));
    drillTitles.read();
    area.callers().read();
    seats.configured(lastChange);
    area.calls().configured();
  }
}
