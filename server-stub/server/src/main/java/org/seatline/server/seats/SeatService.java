package org.seatline.server.seats;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInRequest;
import org.seatline.protocol.SignInResponse;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.history.DayFigures;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;
import org.seatline.server.store.Store;

/**
 * The seats' side of the server: sign-in, seat channel, floor, supervision. Made in two steps,
 * because the routing core needs {@link #effects} before it can be made itself.
 */
public final class SeatService implements AutoCloseable {
  private final Supplier<Configuration> live;
  private final Store store;
  private final SessionRegistry sessions;
  private final SipAccounts accounts;
  private final String epoch;
  private final Function<SeatSession, Sealing> sealings;
  private final LongSupplier wallMs;
  private final Channels channels = new Channels();
  private final StoreWipes wipes;
  private final SeatExits exits;
  private final FloorBoard floor;
  private final SeatEffects effects;
  private SeatHub hub;
  private SeatInbox inbox;

  /**
   * What the seats' side is made of.
   *
   * @param live the configuration in force
   * @param drillTitles title of each drill by its id, as it is now
   * @param sealings by what somebody who signs in seals
   * @param wallMs wall clock, Unix milliseconds
   */
  public record Parts(
      Supplier<Configuration> live,
      Store store,
      SessionRegistry sessions,
      SipAccounts accounts,
      DayFigures figures,
      Supplier<Map<String, LocalizedText>> drillTitles,
      String epoch,
      Function<SeatSession, Sealing> sealings,
      LongSupplier wallMs) {}

  @SuppressWarnings("NullAway.Init") // hub and inbox are set by start, before any request
  public SeatService(Parts parts) {
    this.live = parts.live();
    this.store = parts.store();
    this.sessions = parts.sessions();
    this.accounts = parts.accounts();
    this.epoch = parts.epoch();
    this.sealings = parts.sealings();
    this.wallMs = parts.wallMs();
    this.wipes = new StoreWipes(parts.store(), channels, parts.wallMs());
    this.exits = new SeatExits(channels, sessions);
    this.floor = new FloorBoard(channels, live, parts.figures());
    this.effects = new SeatEffects(channels, exits, floor, parts.drillTitles(), parts.wallMs());
  }

  /** Takes the routing core's effects; performs what concerns seats, confirms nothing. */
  public EffectHandler effects() {
    return effects;
  }

  /** Serves seats from now on. Called once, before the HTTP server starts. */
  public void start(AcdRunner core, SeatCalls calls, DrillStarter drills) {
    Supervision supervision =
        new Supervision(channels, calls, () -> live.get().centre().superviseVisible());
    LeadDesk leads = new LeadDesk(core, channels, store, supervision, drills, floor);
    SeatInbox.Boards boards = new SeatInbox.Boards(floor, new TargetBoard(channels, live));
    SeatInbox.Greeting greeting = new SeatInbox.Greeting(epoch, this::lastChange);
    inbox = new SeatInbox(core, calls, leads, boards, greeting);
    hub = new SeatHub(sessions, channels, inbox, wipes);
    hub.start();
  }

  private long lastChange() {
    return store.inTransaction(tx -> tx.feed().last());
  }

  /** Tells every seat up to which change there is something to fetch. Any thread, never blocks. */
  public void changesAvailable(long lastChange) {
    hub.changesAvailable(lastChange);
  }

  /**
   * Another configuration is in force: tells every seat what it is now. Somebody who is no longer
   * in it works on until the core signs the seat out.
   *
   * @param lastChange number up to which there is something to fetch
   */
  public void configured(long lastChange) {
    sessions.refresh();
    Configuration now = live.get();
    for (SeatChannel channel : channels.all()) {
      if (now.person(channel.agentId()).isPresent()) {
        channel.send(
            new ServerMessage.CentreChanged(
                now.profile(channel.session().person()),
                now.queues().stream().map(QueueSetting::info).toList(),
                now.centre().reasons(),
                now.centre().dispositions(),
                now.centre().seats()));
      }
    }
    hub.changesAvailable(lastChange);
    floor.changed();
  }

  /** The paths of sign-in and sign-out. */
  public void routes(HttpRules rules) {
    rules.post(Protocol.SIGN_IN, (req, res) -> HttpAnswers.guarded(req, res, this::signIn));
    HttpAnswers answers = new HttpAnswers(sessions);
    new WipeRoutes(wipes, answers).routes(rules);
    rules.post(Protocol.SIGN_OUT, (req, res) -> answers.withSession(req, res, this::signOut));
  }

  /** The path of the seat channel. */
  public void routes(WsRouting.Builder rules) {
    rules.endpoint(Protocol.SEAT_CHANNEL, () -> new SeatEndpoint(hub));
  }

  private void signIn(ServerRequest request, ServerResponse response) throws IOException {
    SignInRequest wanted =
        HttpAnswers.read(request, SignInRequest.class, Protocol.MESSAGE_MAX_CHARS);
    if (wanted.protocolVersion() != Protocol.VERSION) {
      HttpAnswers.refuse(
          response,
          Status.UPGRADE_REQUIRED_426,
          "old-protocol",
          "this server speaks version " + Protocol.VERSION);
      return;
    }
    if (!wipes.orders(wanted.clientId()).orders().isEmpty()) {
      HttpAnswers.refuse(
          response, Status.FORBIDDEN_403, Protocol.WIPE_ORDERED, "destroy first, then sign in");
      return;
    }
    switch (sessions.signIn(wanted)) {
      case SignInOutcome.Refused refused ->
          HttpAnswers.refuse(response, Status.FORBIDDEN_403, refused.code(), "sign-in was refused");
      case SignInOutcome.Accepted accepted -> {
        accepted.replaced().ifPresent(old -> exits.tell(old, "elsewhere"));
        wipes.seen(accepted.session());
        audit(accepted.session(), "sign-in");
        HttpAnswers.json(response, answer(accepted));
      }
    }
  }

  private SignInResponse answer(SignInOutcome.Accepted accepted) {
    SeatSession session = accepted.session();
    Configuration configuration = live.get();
    return new SignInResponse(
        accepted.token(),
        configuration.profile(session.person()),
        accounts.accountOf(session),
        configuration.queues().stream().map(QueueSetting::info).toList(),
        configuration.centre().reasons(),
        configuration.centre().dispositions(),
        epoch,
        wallMs.getAsLong(),
        SeatHub.HEARTBEAT_MS,
        SeatHub.LEASE_MS,
        configuration.centre().standby().of(session.agentId()),
        configuration.centre().seats(),
        sealings.apply(session));
  }

  private void signOut(SeatSession session, ServerRequest request, ServerResponse response) {
    inbox.signOut(session.agentId());
    sessions.end(session);
    SeatChannel channel = channels.of(session.agentId());
    if (channel != null && channel.session().equals(session)) {
      channel.close();
    }
    audit(session, "sign-out");
    response.status(Status.NO_CONTENT_204).send();
  }

  private void audit(SeatSession session, String action) {
    store.useTransaction(
        tx ->
            tx.housekeeping()
                .audit(
                    wallMs.getAsLong(),
                    session.agentId(),
                    action,
                    session.agentId(),
                    session.seatName()));
  }

  @Override
  public void close() {
    if (hub != null) {
      hub.close();
    }
    exits.close();
  }
}
