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

  /** A call whose turn it is, at any seat or at the one that it waits for. */
  private record Turn(Call call, AcdConfig.Queue queue, Place weight, @Nullable Seat waitedFor) {
    static @Nullable Turn first(@Nullable Turn one, @Nullable Turn other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return Place.ORDER.compare(other.weight, one.weight) < 0 ? other : one;
    }
  }

  /** Makes offers until no pair is left. */
  void match() {
    Indexes indexes = books.indexes();
    List<String> seats = indexes.unmatchedSeats();
    List<String> queues = indexes.unmatchedQueues();
    if (!seats.isEmpty() || !queues.isEmpty()) {
      seats.forEach(this::offerOwn);
      for (Turn turn = next(seats, queues); turn != null; turn = next(seats, queues)) {
        offer(turn);
      }
      indexes.matched();
    }
  }

  /** A call that only this seat may get goes before the queues. */
  private void offerOwn(String agentId) {
    Seat seat = books.seats().get(agentId);
    Place head = books.indexes().privateLine(agentId).first();
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
  private @Nullable Turn next(List<String> seats, List<String> queues) {
    Turn best = null;
    for (String agentId : seats) {
      best = Turn.first(best, sticky(agentId));
    }
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
    if (call == null) {
      return null;
    }
    long rate = queue.rules().ageingPerMinute();
    return new Turn(call, queue, Place.weighed(call, rate, 0, books.nowMs()), null);
  }

  /** The first of the calls that wait for this seat. */
  private @Nullable Turn sticky(String agentId) {
    Turn best = null;
    Seat seat = books.seats().get(agentId);
    if (seat == null || !seat.offerable()) {
      return null;
    }
    for (OrderedIndex<Place> line : books.indexes().stickyLines(agentId).values()) {
      Place head = line.first();
      Call call = head == null ? null : books.calls().get(head.callId());
      AcdConfig.Queue queue = call == null ? null : books.routing().queue(call.queueId());
      if (call != null && queue != null) {
        QueueRules.Sticky rule = queue.rules().sticky();
        long startMs = rule == null ? 0 : rule.preferMs();
        long rate = queue.rules().ageingPerMinute();
        Place weight = Place.weighed(call, rate, startMs, books.nowMs());
        best = Turn.first(best, new Turn(call, queue, weight, seat));
      }
    }
    return best;
  }

  private void offer(Turn turn) {
    Seat waitedFor = turn.waitedFor();
    if (waitedFor != null) {
      offers.offer(turn.call(), turn.queue(), List.of(waitedFor), Strategies.LAST_AGENT_ONLY, 1);
      return;
    }
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
