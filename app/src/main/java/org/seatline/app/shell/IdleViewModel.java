package org.seatline.app.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.ticket.DueTasks;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.app.ticket.WaitingDrafts;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatStateName;

/** Between calls: what is worth doing. */
public final class IdleViewModel {
  private static final int DRAFTS_MAX = 9;
  private static final int DUE_MAX = 5;
  private static final int DIGITS_MAX = 9;
  private static final int MESSAGES_MAX = 5;

  /**
   * What the view shows.
   *
   * @param headline the one thing to know now
   * @param advice what to do about it, may be empty
   * @param missed why the seat takes no calls although nobody chose that, or null
   * @param problem what is wrong with the headset and what to do, or null
   * @param day the agent's own figures of today; empty before the first call
   * @param due what is to be done about tickets, what is due first
   * @param beside whether the place of the ticket is free for what waits
   * @param otherwise said where no draft is listed
   */
  public record Page(
      String headline,
      String advice,
      @Nullable Missed missed,
      @Nullable String problem,
      List<Figure> day,
      List<DueLine> due,
      List<DraftLine> drafts,
      boolean beside,
      String otherwise,
      List<MessageLine> messages) {}

  /** One figure of the agent's day. */
  public record Figure(String name, String value) {}

  /**
   * A call that rang here and was not answered.
   *
   * @param what when, which queue and who, as far as this seat saw it; may be empty
   */
  public record Missed(String what) {}

  /**
   * A ticket that was begun and not submitted.
   *
   * @param digit the key that opens it
   * @param words what was written, in few words
   */
  public record DraftLine(String draftId, int digit, String queue, String words, String savedAt) {}

  /**
   * Something to do about a ticket.
   *
   * @param digit the key that opens the ticket
   */
  public record DueLine(int digit, DueTasks.Line what) {}

  /**
   * A queue of the agent.
   *
   * @param sinceNanos since when the first caller waits, or null when nobody does
   */
  public record QueueLine(String name, int waiting, @Nullable Long sinceNanos) {}

  /** A message from a lead. */
  public record MessageLine(String from, String at, String text) {}

  private final Seat seat;
  private final Messages messages;
  private final TicketViewModel ticket;
  private final RecentCallsViewModel calls;
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<QueueLine>> queues =
      new ReadOnlyObjectWrapper<>(List.of());
  private final InstantSource clock = InstantSource.system();
  private @Nullable CallView rang;
  private long rangAtMs;

  /**
   * Follows the seat from now on.
   *
   * @param ticket where drafts are opened
   * @param calls whose customers the digits after those of the drafts open
   */
  public IdleViewModel(
      Seat seat, Messages messages, TicketViewModel ticket, RecentCallsViewModel calls) {
    this.calls = calls;
    this.seat = seat;
    this.messages = messages;
    this.ticket = ticket;
    seat.observe(this::show);
    ticket
        .drafts()
        .list()
        .addListener((ListChangeListener<Desk.Draft>) change -> describe(seat.snapshot()));
    ticket
        .due()
        .lines()
        .addListener((ListChangeListener<DueTasks.Line>) change -> describe(seat.snapshot()));
    ticket.savedProperty().addListener(property -> describe(seat.snapshot()));
    ticket.formProperty().addListener(property -> describe(seat.snapshot()));
    ticket.choosing().openProperty().addListener(property -> describe(seat.snapshot()));
    messages.languageProperty().addListener(property -> describe(seat.snapshot()));
  }

  /** What the view shows, or null while there is a call or wrap-up. */
  public ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** The agent's queues at this moment. */
  public ReadOnlyObjectProperty<List<QueueLine>> queuesProperty() {
    return queues.getReadOnlyProperty();
  }

  /** Opens a draft of the page in the ticket pane; the ticket that is open there stays a draft. */
  public void open(String draftId) {
    find(draftId).ifPresent(ticket.drafts()::resume);
  }

  /** Opens the draft, or the customer of a call, with this digit; false when there is none. */
  public boolean openByKey(int digit) {
    Page shown = page.get();
    if (shown == null || digit < 1) {
      return false;
    }
    int dues = shown.due().size();
    if (digit <= dues) {
      openDue(digit - 1);
    } else if (digit <= dues + shown.drafts().size()) {
      open(shown.drafts().get(digit - dues - 1).draftId());
    } else {
      return calls.open(digit - dues - shown.drafts().size() - 1);
    }
    return true;
  }

  /** Opens the ticket that something is to be done about. */
  public void openDue(int place) {
    ticket.due().open(place);
  }

  /** Time has passed. */
  public void lookAgain() {
    ticket.due().read();
  }

  /** The digit of the call at this place, from 0; 0 where no digit is left, or the seat is busy. */
  int digitOfCall(int place) {
    Page shown = page.get();
    int digit = shown == null ? 0 : shown.due().size() + shown.drafts().size() + place + 1;
    return digit > DIGITS_MAX ? 0 : digit;
  }

  /** Gives a draft up for good. */
  public void discard(String draftId) {
    find(draftId).ifPresent(ticket.drafts()::discard);
  }

  private Optional<Desk.Draft> find(String draftId) {
    return ticket.drafts().list().stream().filter(d -> d.draftId().equals(draftId)).findFirst();
  }

  /** Wants calls again. */
  public void ready() {
    seat.ready();
  }

  private void show(SeatSnapshot now) {
    CallView call = now.call();
    if (call != null) {
      if (rang == null || !rang.callId().equals(call.callId())) {
        rangAtMs = clock.millis();
      }
      rang = call;
    }
    describe(now);
  }

  private void describe(SeatSnapshot now) {
    boolean idle = now.person() != null && now.call() == null && now.wrapUp() == null;
    page.set(idle ? page(now) : null);
    queues.set(
        now.queues().stream()
            .map(
                each ->
                    new QueueLine(
                        queueName(now, each.queueId()), each.waiting(), each.waitingSinceNanos()))
            .toList());
  }

  private Page page(SeatSnapshot now) {
    boolean ready = now.state().name() == SeatStateName.READY;
    Missed missed = missed(now);
    String problem = now.headset().problem();
    String headline =
        ready ? "shell.idle.ready" : missed != null ? "shell.idle.missed" : "shell.idle.not-ready";
    String advice =
        ready
            ? now.connection().online() ? "shell.idle.answer" : "shell.idle.answer-alone"
            : missed != null ? "shell.idle.missed-advice" : "shell.idle.go-ready";
    List<Desk.Draft> drafts = ticket.drafts().list();
    List<DueTasks.Line> due = ticket.due().lines();
    int dues = Math.min(DUE_MAX, due.size());
    return new Page(
        messages.get(headline),
        messages.get(advice),
        missed,
        problem == null ? null : messages.get(problem),
        day(now.day()),
        IntStream.range(0, dues).mapToObj(i -> new DueLine(i + 1, due.get(i))).toList(),
        IntStream.range(0, Math.min(DRAFTS_MAX - dues, drafts.size()))
            .mapToObj(i -> line(now, drafts.get(i), dues + i + 1))
            .toList(),
        ticket.formProperty().get() == null && !ticket.choosing().openProperty().get(),
        messages.get(ticket.isOpen() ? "shell.idle.draft-is-open" : "shell.idle.no-drafts"),
        now.messages().reversed().stream().limit(MESSAGES_MAX).map(this::line).toList());
  }

  private List<Figure> day(SeatSnapshot.Day day) {
    if (day.calls() == 0) {
      return List.of();
    }
    long talkMs = day.talkMs() / day.calls();
    long wrapUpMs = day.wrapUpMs() / day.calls();
    return List.of(
        new Figure(messages.get("shell.idle.day.calls"), Integer.toString(day.calls())),
        new Figure(messages.get("shell.idle.day.talk"), Clocks.duration(talkMs)),
        new Figure(messages.get("shell.idle.day.wrap-up"), Clocks.duration(wrapUpMs)),
        new Figure(
            messages.get("shell.idle.day.in-calls"),
            Clocks.duration(day.talkMs() + day.wrapUpMs())));
  }

  private @Nullable Missed missed(SeatSnapshot now) {
    SeatSnapshot.State state = now.state();
    if (state.name() != SeatStateName.NOT_READY
        || !ReasonCode.RING_NO_ANSWER.equals(state.reason())) {
      return null;
    }
    CallView call = rang;
    if (call == null || call.phase() != CallView.Phase.RINGING) {
      return new Missed("");
    }
    String number =
        call.number().isEmpty()
            ? messages.get("call.withheld")
            : PhoneMask.text(now.person(), call.number());
    return new Missed(
        Clocks.timeOfDay(rangAtMs) + "   " + queueName(now, call.queueId()) + "   " + number);
  }

  private DraftLine line(SeatSnapshot now, Desk.Draft draft, int digit) {
    return new DraftLine(
        draft.draftId(),
        digit,
        queueName(now, draft.queueId()),
        WaitingDrafts.words(draft),
        Clocks.timeOfDay(draft.savedAtMs()));
  }

  private String queueName(SeatSnapshot now, String queueId) {
    SeatSnapshot.Person person = now.person();
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }

  private MessageLine line(SeatSnapshot.TextLine line) {
    return new MessageLine(messages.of(line.from()), Clocks.timeOfDay(line.atMs()), line.text());
  }
}
