package org.seatline.softphone.call;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches what goes in and out of each node and asserts RFC 3261's promises; knows no machine. */
final class CallChecker {
  private static final long LIFE_MS = 32_000;
  private static final long SPARE_MS = 20_000;
  private static final int TICKS_MAX = 50;

  /** A process that is down for a while and some lost messages are no excuse for more ringing. */
  private static final long RING_ON_MAX_MS = 30_000;

  /** A broken promise. */
  static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
      super(what);
    }
  }

  private static final class Invited {
    boolean finalSent;
    boolean initial;
    boolean acknowledged;
    long answeredMs = -1;
    int answers;
  }

  private static final class Book {
    boolean began;
    boolean crashed;
    boolean callee;
    int overs;
    long ownInvite = -1;
    long gaveUpMs = -1;
    int ticks;
    long tickMs;
    final Set<String> answered = new HashSet<>();
    final Set<String> acknowledged = new HashSet<>();
    final Set<String> byed = new HashSet<>();
    final Map<String, SipRequest> last = new HashMap<>();
    final Map<Long, Invited> invited = new HashMap<>();
  }

  private final Map<SimNode, Book> books = new HashMap<>();

  void newCall() {
    books.clear();
  }

  private Book book(SimNode node) {
    return books.computeIfAbsent(node, n -> new Book());
  }

  /** What the node did last was lost with its process: some promises cannot hold for it. */
  void crashed(SimNode node) {
    Book book = book(node);
    book.crashed = true;
    book.ownInvite = -1;
    book.invited.clear();
  }

  void stepped(SimNode node, CallState before, CallEvent event, Step step, long nowMs) {
    Book book = book(node);
    before(book, event);
    if (event instanceof CallEvent.HangUp
        && before instanceof CallState.Calling
        && book.gaveUpMs < 0) {
      book.gaveUpMs = nowMs;
    }
    for (CallEffect effect : step.effects()) {
      switch (effect) {
        case CallEffect.Send(String branch, SipRequest request) -> sent(book, node, request, nowMs);
        case CallEffect.Respond(String transaction, SipResponse response) ->
            responded(book, node, event, response, nowMs);
        case CallEffect.Report(CallReport report) -> reported(book, node, report);
        default -> {}
      }
    }
    switch (event) {
      case CallEvent.ResponseReceived(SipResponse response) ->
          acknowledged(node, before, response, step);
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          answered(node, request, step);
      case CallEvent.Tick tick -> ticked(book, node, nowMs);
      default -> {}
    }
    overdue(book, node, step.state(), nowMs);
  }

  private static void before(Book book, CallEvent event) {
    switch (event) {
      case CallEvent.Place place -> book.began = true;
      case CallEvent.ResponseReceived(SipResponse response) -> {
        boolean done = !response.provisional() && response.cseqMethod().equals("INVITE");
        if (done && response.cseq() == book.ownInvite) {
          book.ownInvite = -1;
        }
      }
      case CallEvent.TransactionFailed failed -> {
        if (failed.cseq() == book.ownInvite) {
          book.ownInvite = -1;
        }
      }
      case CallEvent.RequestReceived(String transaction, SipRequest request) -> {
        if (request.is("INVITE")) {
          Invited invited = book.invited.computeIfAbsent(request.cseq(), seq -> new Invited());
          invited.initial |= request.toTag() == null;
        }
        Invited invited = book.invited.get(request.cseq());
        if (request.is("ACK") && invited != null) {
          invited.acknowledged = true;
        }
      }
      default -> {}
    }
  }

  private void sent(Book book, SimNode node, SipRequest request, long nowMs) {
    String to = String.valueOf(request.toTag());
    if (request.is("ACK")) {
      book.acknowledged.add(to);
      return;
    }
    if (request.is("CANCEL")) {
      return;
    }
    SipRequest last = book.last.put(to, request);
    boolean bye = request.is("BYE") && book.byed.contains(to); // a repeated 2xx of a fork
    boolean resumed = book.crashed && request.equals(last); // what may have been lost
    boolean again = (bye || resumed) && last != null && last.cseq() == request.cseq();
    check(
        last == null || last.cseq() < request.cseq() || again,
        node,
        "CSeq goes back: " + request.cseq());
    if (request.is("INVITE")) {
      check(book.ownInvite < 0, node, "a second INVITE while one is open");
      book.ownInvite = request.cseq();
    }
    if (request.is("BYE")) {
      book.byed.add(to);
      book.ownInvite = -1;
      book.invited.values().forEach(i -> bye(node, i, nowMs));
    }
  }

  private static void bye(SimNode node, Invited invited, long nowMs) {
    if (invited.answeredMs >= 0 && !invited.acknowledged) {
      boolean early = nowMs < invited.answeredMs + LIFE_MS;
      check(!early || !invited.initial, node, "BYE before the ACK");
      check(early || invited.answers >= 5, node, "gave up after few 2xx");
    }
  }

  private void responded(
      Book book, SimNode node, CallEvent event, SipResponse response, long nowMs) {
    if (!response.cseqMethod().equals("INVITE") || response.provisional()) {
      return;
    }
    Invited invited = book.invited.get(response.cseq());
    if (invited == null) {
      return;
    }
    if (response.success()) {
      check(book.ownInvite < 0, node, "2xx in spite of an INVITE of our own");
      boolean repeated = event instanceof CallEvent.Tick && invited.acknowledged;
      check(!repeated, node, "2xx repeated after its ACK");
      invited.answers++;
      invited.answeredMs = invited.answeredMs < 0 ? nowMs : invited.answeredMs;
    }
    invited.finalSent = true;
  }

  private void reported(Book book, SimNode node, CallReport report) {
    switch (report) {
      case CallReport.Offered offered -> {
        book.began = true;
        book.callee = true;
      }
      case CallReport.Answered(SipResponse response, String sdp, boolean owed) -> {
        book.answered.add(String.valueOf(response.toTag()));
        check(book.answered.size() == 1, node, "two confirmed dialogs");
      }
      case CallReport.ReinviteFailed failed -> book.ownInvite = -1;
      case CallReport.Over over -> {
        book.overs++;
        check(book.overs == 1, node, "the end was reported twice");
      }
      default -> {}
    }
  }

  /** RFC 3261 13.2.2.4: an ACK for each 2xx, unless the application still owes its answer. */
  private static void acknowledged(
      SimNode node, CallState before, SipResponse response, Step step) {
    boolean ok = response.success() && response.cseqMethod().equals("INVITE");
    boolean owed =
        step.state() instanceof Established established
            && established.own() != null
            && established.own().ackOwed()
            && established.own().request().cseq() == response.cseq();
    boolean ack =
        step.effects().stream()
            .anyMatch(
                e ->
                    e instanceof CallEffect.Send(String b, SipRequest r)
                        && r.is("ACK")
                        && r.cseq() == response.cseq()
                        && String.valueOf(r.toTag()).equals(response.toTag()));
    check(!ok || owed || ack, node, "no ACK for a 2xx in " + before.getClass().getSimpleName());
  }

  private static void answered(SimNode node, SipRequest request, Step step) {
    if (request.is("ACK") || request.is("INVITE")) {
      return;
    }
    long finals =
        step.effects().stream()
            .filter(
                e ->
                    e instanceof CallEffect.Respond(String t, SipResponse r)
                        && !r.provisional()
                        && r.cseq() == request.cseq()
                        && r.cseqMethod().equals(request.method()))
            .count();
    check(finals == 1, node, finals + " final responses to " + request.method());
  }

  private static void ticked(Book book, SimNode node, long nowMs) {
    book.ticks = book.tickMs == nowMs ? book.ticks + 1 : 0;
    book.tickMs = nowMs;
    check(book.ticks < TICKS_MAX, node, "ticks without progress");
  }

  private static void overdue(Book book, SimNode node, @Nullable CallState state, long nowMs) {
    for (Invited invited : book.invited.values()) {
      boolean waits =
          invited.answeredMs >= 0 && !invited.acknowledged && state instanceof Established;
      check(
          !waits || nowMs < invited.answeredMs + LIFE_MS + SPARE_MS,
          node,
          "waits for an ACK past its deadline");
    }
  }

  /** Whoever the caller has given up on may not ring on. */
  void ringing(SimNode caller, SimNode callee, long nowMs) {
    long gaveUpMs = book(caller).gaveUpMs;
    boolean rings = callee.state instanceof CallState.Ringing && !callee.down;
    check(
        gaveUpMs < 0 || !rings || caller.down || nowMs < gaveUpMs + RING_ON_MAX_MS,
        callee,
        "rings on after the caller gave up");
  }

  /** The world has come to rest: both sides must have ended and forgotten the call. */
  void finished(SimNode node) {
    Book book = book(node);
    if (!book.began) {
      return;
    }
    check(node.forgotten, node, "never ended: " + node.state.getClass().getSimpleName());
    check(book.crashed || book.overs == 1, node, book.overs + " ends reported");
    for (String tag : book.acknowledged) {
      boolean settled = book.answered.contains(tag) || book.byed.contains(tag);
      check(
          book.crashed || book.callee || settled,
          node,
          "a dialog was acknowledged and then left alone");
    }
    for (Map.Entry<Long, Invited> invited : book.invited.entrySet()) {
      check(
          book.crashed || invited.getValue().finalSent,
          node,
          "INVITE " + invited.getKey() + " never got a final response");
    }
  }

  private static void check(boolean holds, SimNode node, String what) {
    if (!holds) {
      throw new Violation(node.tag + ": " + what + " (at " + node.world.nowMs + " ms)");
    }
  }
}
