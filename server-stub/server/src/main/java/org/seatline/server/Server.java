package org.seatline.server;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationKeeper;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.seats.CallSide;
import org.seatline.server.seats.HttpAnswers;
import org.seatline.server.seats.SessionRegistry;
import org.seatline.server.seats.SipAccounts;
import org.seatline.server.store.Store;
import org.seatline.server.sync.DeliveryPermits;
import org.seatline.server.sync.Sealings;
import org.seatline.server.sync.ServerHistory;

/**
 * The composition root: everything is made and joined here, area by area, and closed in reverse
 * order.
 */
final class Server implements AutoCloseable {
  private final ServerOptions options;
  private final CallSides callSides;
  private final Closing closing = new Closing();
  private final Clock clock = Clock.systemUTC();

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
      return join(Foundation.open(options, callSides, clock, closing));
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

  private Running join(Foundation on) throws ServerFailure, IOException {
    Store store = on.store();
    String epoch =
        store.inTransaction(
            tx -> tx.housekeeping().epoch(UUID.randomUUID().toString(), clock.millis()));
    ServerHistory history = ServerHistory.begin(store, epoch, clock.millis());
    SessionRegistry sessions = new SessionRegistry(store, on.live(), clock);
    Sealings sealings =
        new Sealings(
            ServerKeyFile.open(on.data().root(), clock), new DeliveryPermits(store, clock::millis));
    CallArea area = CallArea.make(callSides, on, sessions, closing);
    RoutingArea routing =
        new RoutingArea(on, area, new RoutingArea.Entrance(sessions, epoch, sealings::of));
    routing.start(closing);
    ConfigurationKeeper keeper = keeper(on, area, routing);
    HttpArea web = new HttpArea(on, new HttpAnswers(sessions), history);
    HttpFront http =
        closing.later(
            new HttpFront(
                routing.seats(),
                web.sync(routing.seats(), sealings),
                web.desks(keeper, routing, area.voicemails()),
                new HttpFront.About(
                    epoch, area.calls().sipAddress().getPort(), routing.recovered())));
    http.start(on.bind(), options.httpPort());
    closing.later(LocalCommands.announce(options.data(), on.bind(), http.port()));
    return new Running(
        http,
        area.calls(),
        routing.core(),
        keeper,
        area.accounts(),
        store,
        epoch,
        routing.recovered());
  }

  private static ConfigurationKeeper keeper(Foundation on, CallArea area, RoutingArea routing) {
    return new ConfigurationKeeper(
        new ConfigurationKeeper.Parts(
            on.live(),
            on.versions(),
            on.source(),
            area.calls(),
            routing.core(),
            on.store(),
            on.clock(),
            routing::configured));
  }

  @Override
  public void close() {
    closing.closeAll();
  }
}
