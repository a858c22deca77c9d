package org.seatline.server.acd;

/** What a restart, or another configuration, does to the calls that are there. */
final class CallRevision {
  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final OfferRules offers;
  private final CallRules calls;

  CallRevision(Books books, Effects effects, SeatMoves seats, OfferRules offers, CallRules calls) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.offers = offers;
    this.calls = calls;
  }

  /** After a restart whoever asked a silent phone is not there any more. */
  void endSilence(Call call) {
    if (call.state() instanceof CallState.Unheard) {
      calls.waitsOn(call);
    }
  }

  /** After a restart: offers are over, everybody hears again where they are. */
  void serverStarted(Call call) {
    switch (call.state()) {
      case CallState.InMenu s -> {
        books.put(call.in(new CallState.InMenu(calls.menuDeadlineMs())));
        effects.add(new Effect.PlayMenu(effects.id(), call.callId()));
      }
      case CallState.Queued s when call.callback() != null -> {}
      case CallState.Queued s -> {
        AcdConfig.Queue queue = books.routing().queue(call.queueId());
        books.put(call.in(new CallState.Queued(calls.announceAtMs(queue))));
        effects.add(
            new Effect.PlayQueue(
                effects.id(), call.callId(), call.queueId(), books.position(call)));
      }
      case CallState.Offered s -> {
        offers.withdrawAll(call, Why.SERVER_RESTARTED);
        offers.backToHead(call);
      }
      case CallState.Talking s -> {}
      case CallState.Voicemail s -> {}
      case CallState.Choosing s -> {}
      case CallState.Resting s -> {}
      case CallState.Unheard s -> {}
      case CallState.Dialling s -> {} // what was dialled is known by whoever kept it
      case CallState.Outside s -> {}
    }
  }

  /** The seat that it waited for may not serve the queue any more. */
  void configured(Call call) {
    boolean gone = books.routing().queue(call.queueId()) == null;
    Call.Preference preferred = call.waited().preferred();
    if (gone && !call.queueId().isEmpty() && !withSeat(call)) {
      calls.release(call, Why.QUEUE_CLOSED);
    } else if (preferred != null
        && books.routing().served(preferred.agentId()).stream()
            .noneMatch(served -> served.queue().id().equals(call.queueId()))) {
      seats.keepNoLonger(call, Why.NO_LONGER_SERVES);
    }
  }

  private static boolean withSeat(Call call) {
    return switch (call.state()) {
      case CallState.Talking s -> true;
      case CallState.Dialling s -> true;
      case CallState.Outside s -> true;
      default -> false;
    };
  }
}
