package org.seatline.server.seats;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.AcdRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What seats say, turned into events of the routing core and answers. Any thread. */
final class SeatInbox {
  private static final Logger LOG = LoggerFactory.getLogger(SeatInbox.class);
  private static final String SIGNED_IN = "signed-in";

  private final AcdRunner core;
  private final SeatCalls calls;
  private final LeadDesk leads;
  private final FloorBoard floor;
  private final Greeting greeting;
  private final TargetBoard targets;
  private final TransferDesk transfers;

  /** What a seat is told when it connects. */
  record Greeting(String epoch, java.util.function.LongSupplier lastChange) {}

  /** The pictures that seats are shown. */
  record Boards(FloorBoard floor, TargetBoard targets) {}

  SeatInbox(AcdRunner core, SeatCalls calls, LeadDesk leads, Boards boards, Greeting greeting) {
    this.core = core;
    this.calls = calls;
    this.leads = leads;
    this.floor = boards.floor();
    this.targets = boards.targets();
    this.transfers = new TransferDesk(core, targets);
    this.greeting = greeting;
  }

  /** Welcomes a seat; its state follows. The channel is attached already. */
  void hello(SeatChannel channel, SeatMessage.Hello hello) {
    channel.send(
        new ServerMessage.Welcome(
            Protocol.VERSION, greeting.epoch(), core.nowMs(), greeting.lastChange().getAsLong()));
    String agentId = channel.agentId();
    if (hello.state() == SeatStateName.SIGNED_OUT) {
      tell(channel, "hello", new Event.SeatSignedIn(core.nowMs(), agentId, channel.id()));
    } else {
      if (hello.state() == SeatStateName.TALKING) {
        tellWhereItsCallIs(channel, hello.callId());
      }
      tell(
          channel,
          "hello",
          new Event.SeatDeclares(
              core.nowMs(),
              agentId,
              channel.id(),
              SeatStates.activity(hello.state()),
              hello.callId(),
              reason(hello)));
    }
    sendState(channel);
    floor.changed();
  }

  /** Before the core hears of the seat: of a call that is not its own it is told where it is. */
  private void tellWhereItsCallIs(SeatChannel channel, @Nullable String callId) {
    Outcomes.whenDone(
        core.ask(view -> TalkElsewhere.of(view, channel.agentId(), callId)),
        (news, failure) -> {
          if (news != null) {
            news.ifPresent(channel::send);
          }
        });
  }

  private static @Nullable String reason(SeatMessage.Hello hello) {
    return hello.state() == SeatStateName.NOT_READY && hello.reason() == null
        ? SIGNED_IN
        : hello.reason();
  }

  private void sendState(SeatChannel channel) {
    Outcomes.whenDone(
        core.ask(view -> view.seatState(channel.agentId())),
        (state, failure) -> {
          if (state != null) {
            channel.send(SeatStates.message(state, core.nowMs()));
          }
        });
  }

  /** Takes any message but the first. */
  void take(SeatChannel channel, SeatMessage message) {
    String agentId = channel.agentId();
    long nowMs = core.nowMs();
    switch (message) {
      case SeatMessage.Hello m -> hello(channel, m);
      case SeatMessage.Heartbeat m -> channel.send(new ServerMessage.HeartbeatAck(m.number()));
      case SeatMessage.Ready m -> tell(channel, "ready", new Event.SeatReady(nowMs, agentId));
      case SeatMessage.NotReady m ->
          tell(channel, "not-ready", new Event.SeatNotReady(nowMs, agentId, m.reason()));
      case SeatMessage.OfferRefused m ->
          tell(channel, "offer-refused", new Event.OfferRefused(nowMs, m.offerId(), agentId));
      case SeatMessage.CallEndedAtSeat m ->
          calls.endedAtSeat(m.callId(), agentId, m.atMs(), m.cause());
      case SeatMessage.WrapUpExtend m ->
          tell(channel, "wrap-up-extend", new Event.WrapUpExtended(nowMs, agentId, m.callId()));
      case SeatMessage.WrapUpDone m ->
          tell(
              channel,
              "wrap-up-done",
              new Event.WrapUpDone(nowMs, agentId, m.callId(), m.disposition()));
      case SeatMessage.WatchFloor m -> leads.watchFloor(channel, m.on());
      case SeatMessage.Supervise m -> leads.supervise(channel, m);
      case SeatMessage.SuperviseEnd m -> leads.superviseEnd(channel, m);
      case SeatMessage.ForceState m -> leads.forceState(channel, m);
      case SeatMessage.TextMessage m -> leads.text(channel, m);
      case SeatMessage.StartDrill m -> leads.startDrill(channel, m);
      case SeatMessage.LastCall m ->
          tell(
              channel,
              "last-call",
              new Event.SeatLastCall(
                  nowMs, agentId, m.signOut(), m.signOut() ? SeatEffects.LAST_CALL : m.reason()));
      case SeatMessage.ForceLastCall m -> leads.forceLastCall(channel, m);
      case SeatMessage.StoreWaits m -> {} // the hub has it
      case SeatMessage.CallHeard m -> floor.heard(agentId, m);
      case SeatMessage.Transfer m -> transfers.transfer(channel, m);
      case SeatMessage.Consult m -> transfers.consult(channel, m);
      case SeatMessage.ConsultHandOver m -> transfers.handOver(channel, m);
      case SeatMessage.ConsultEnd m -> transfers.end(channel, m);
      case SeatMessage.Conference m -> transfers.conference(channel, m);
      case SeatMessage.WatchTargets m -> transfers.watch(channel, m.on());
    }
  }

  /** The connection is gone. */
  void lost(SeatChannel channel) {
    Outcomes.whenDone(
        core.submit(new Event.SeatLeaseLost(core.nowMs(), channel.agentId(), channel.id())),
        (done, failure) -> {
          if (failure != null) {
            LOG.warn("the core was not told that {} is gone: {}", channel.agentId(), failure);
          }
        });
    floor.gone(channel.agentId());
  }

  /** The agent signs out. */
  void signOut(String agentId) {
    Outcomes.whenDone(
        core.submit(new Event.SeatSignedOut(core.nowMs(), agentId)),
        (done, failure) -> {
          if (failure != null) {
            LOG.warn("the core was not told that {} signed out: {}", agentId, failure);
          }
        });
  }

  private void tell(SeatChannel channel, String about, Event event) {
    Outcomes.whenDone(
        core.submit(event),
        (done, failure) -> {
          if (failure != null) {
            LOG.warn("event of {} was not taken: {}", channel.agentId(), failure.getMessage());
            channel.send(new ServerMessage.Refused("busy", about));
          }
        });
  }

  /** Sends the pictures if something changed since the last time. */
  void publishFloor() {
    if (floor.takeChanged()) {
      Outcomes.whenDone(
          core.ask(
              view -> {
                floor.publish(view);
                targets.publish(view);
                return true;
              }),
          (ok, failure) -> {
            if (failure != null) {
              LOG.debug("no floor picture: {}", failure.getMessage());
            }
          });
    }
  }
}
