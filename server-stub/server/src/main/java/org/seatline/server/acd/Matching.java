package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting calls and ready seats together. Only seats and queues in which something changed
 * are looked at, and of those only the heads: a decision costs O(log n) in calls and seats.
 */
final class Matching {
  private final Books books;
  private final OfferRules offers;

  Matching(Books books, OfferRules offers) {
    this.books = books;
    this.offers = offers;
  }

  /** A call whose turn it is. */
  private record Turn(Call call, AcdConfig.Queue queue, Place weight) {
    static @Nullable Turn first(@Nullable Turn one, @Nullable Turn other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return Place.ORDER.compare(other.weight, one.weight) < 0 ? other : one;
    }
  }

  /** Makes offers until no pair is left. */
  void match() {
    books.unmatchedSeats().forEach(this::offerOwn);
    List<String> queues = books.unmatchedQueues();
    for (Turn turn = next(queues); turn != null; turn = next(queues)) {
      offer(turn);
    }
    books.matched();
  }

  /** A call that only this seat may get goes before the queues. */
  private void offerOwn(String agentId) {
    Seat seat = books.seats().get(agentId);
    Place head = books.privateLine(agentId).first();
    if (head == null || seat == null || !seat.offerable()) {
      return;
    }
    Call call = books.calls().get(head.callId());
    AcdConfig.Queue queue = call == null ? null : books.routing().queue(call.queueId());
    if (call != null && queue != null) {
      offers.offer(call, queue, List.of(seat), null, 1);
    }
  }

  /** The call that goes before all others for which a seat is ready. */
  private @Nullable Turn next(List<String> queues) {
    Turn best = null;
    for (String queueId : queues) {
      AcdConfig.Queue queue = books.routing().queue(queueId);
      QueueBook book = books.queueBook(queueId);
      if (queue != null && book.ready.size() > 0) {
        best = Turn.first(best, next(queue, book));
      }
    }
    return best;
  }

  private @Nullable Turn next(AcdConfig.Queue queue, QueueBook book) {
    Place first = null;
    for (int step = 0; step <= book.line.steps(); step++) {
      Place head = book.line.first(step);
      if (head != null
          && (first == null || Place.ORDER.compare(head, first) < 0)
          && book.ready.any(step)) {
        first = head;
      }
    }
    Call call = first == null ? null : books.calls().get(first.callId());
    return call == null
        ? null
        : new Turn(
            call, queue, Place.weighed(call, queue.rules().ageingPerMinute(), books.nowMs()));
  }

  private void offer(Turn turn) {
    Strategy strategy = books.routing().strategy(turn.queue());
    Candidates ready = books.queueBook(turn.queue().id()).ready;
    int step = turn.call().waited().step();
    int candidates = ready.size(step);
    List<String> chosen =
        strategy.byLot()
            ? drawn(turn.call(), ready, step, candidates)
            : ready.best(step, strategy.offersAtOnce());
    List<Seat> seats =
        chosen.stream().map(agentId -> books.seats().get(agentId)).filter(s -> s != null).toList();
    offers.offer(turn.call(), turn.queue(), seats, strategy, candidates);
  }

  private List<String> drawn(Call call, Candidates ready, int step, int candidates) {
    int number = Lots.draw(call.callId(), books.nextOffer(), candidates);
    String agentId = ready.at(step, number);
    return agentId == null ? List.of() : List.of(agentId);
  }
}
