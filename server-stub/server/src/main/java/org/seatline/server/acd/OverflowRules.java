package org.seatline.server.acd;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller stays in a queue, and where to otherwise. Changes nothing. */
final class OverflowRules {
  private final Books books;

  OverflowRules(Books books) {
    this.books = books;
  }

  /** A rule that holds for a call. */
  record Way(AcdConfig.Queue from, int number, Overflow rule) {
    String mark() {
      return Overflow.mark(from, number);
    }

    String because() {
      return switch (rule.when()) {
        case WAIT -> "waited " + rule.threshold() + " ms";
        case LENGTH -> rule.threshold() + " callers wait";
        case ESTIMATE -> rule.threshold() + " ms of waiting are expected";
        case NO_STAFF -> "nobody is signed in";
        case CLOSED -> "closed";
      };
    }
  }

  /** The first rule that holds for a caller who is about to enter, or null. */
  @Nullable Way atEntry(Call call, AcdConfig.Queue queue) {
    return first(call, queue, EnumSet.allOf(Overflow.When.class));
  }

  /** The first rule that holds for a caller who waits, or null. */
  @Nullable Way whileWaiting(Call call, AcdConfig.Queue queue) {
    return first(call, queue, EnumSet.of(Overflow.When.WAIT, Overflow.When.NO_STAFF));
  }

  private @Nullable Way first(Call call, AcdConfig.Queue queue, Set<Overflow.When> judged) {
    List<Overflow> rules = queue.rules().overflows();
    boolean may = call.onlyAgent() == null && call.callback() == null && !Consults.is(call);
    for (int i = 0; may && i < rules.size(); i++) {
      Way way = new Way(queue, i, rules.get(i));
      if (judged.contains(way.rule().when())
          && !call.waited().past().contains(way.mark())
          && holds(way.rule(), call, queue)
          && leadsOn(way.rule(), call)) {
        return way;
      }
    }
    return null;
  }

  private boolean holds(Overflow rule, Call call, AcdConfig.Queue queue) {
    QueueBook book = books.queueBook(queue.id());
    return switch (rule.when()) {
      case WAIT -> books.nowMs() - call.waited().sinceMs() >= rule.threshold();
      case LENGTH -> book.unansweredCalls() >= rule.threshold();
      case ESTIMATE ->
          books.pace().estimatedWaitMs(queue.id(), book.waitingCalls() + 1) >= rule.threshold();
      case NO_STAFF -> book.staff == 0;
      case CLOSED -> !books.isOpen(queue.id());
    };
  }

  private boolean leadsOn(Overflow rule, Call call) {
    if (rule.then() != Overflow.Then.QUEUE) {
      return true;
    }
    AcdConfig.Queue target = books.routing().queue(rule.target());
    return target != null
        && !call.waited().past().contains(target.id())
        && books.isOpen(target.id())
        && books.queueBook(target.id()).unansweredCalls() < target.maxWaiting();
  }
}
