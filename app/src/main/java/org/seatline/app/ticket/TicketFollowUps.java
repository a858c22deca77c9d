package org.seatline.app.ticket;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.TicketRecord;

/**
 * What is still to be done about the ticket on the screen: shown, promised, done. What is promised
 * while the ticket is a draft is kept with it and goes with it; later it is told at once. On the
 * view models' thread.
 */
public final class TicketFollowUps {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final Messages messages;
  private final InstantSource clock;
  private final ObservableList<FollowUp> pending = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<FollowUp.Kind> kind =
      new SimpleObjectProperty<>(FollowUp.Kind.REMINDER);
  private final StringProperty when = new SimpleStringProperty("");
  private final StringProperty number = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable QueueInfo> group = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
  private final List<FollowUp> told = new ArrayList<>();
  private String toldOf = "";

  TicketFollowUps(Seat seat, TicketViewModel ticket, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.ticket = ticket;
    this.messages = messages;
    this.clock = clock;
  }

  /** What is still to be done, as far as this seat knows. */
  public ObservableList<FollowUp> pending() {
    return pending;
  }

  /** Whether something is being promised. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What is promised. */
  public ObjectProperty<FollowUp.Kind> kindProperty() {
    return kind;
  }

  /** When it is due, as people write it. */
  public StringProperty whenProperty() {
    return when;
  }

  /** Whom to call back. */
  public StringProperty numberProperty() {
    return number;
  }

  /** What it is about. */
  public StringProperty noteProperty() {
    return note;
  }

  /** Whose lead is to decide. */
  public ObjectProperty<@Nullable QueueInfo> groupProperty() {
    return group;
  }

  /** Why it cannot be kept yet, empty for no reason. */
  public ReadOnlyStringProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }

  /** The groups that there are. */
  public List<QueueInfo> groups() {
    SeatSnapshot.Person person = seat.snapshot().person();
    return person == null ? List.of() : List.copyOf(person.queues().values());
  }

  /** A number as whoever is signed in may read it. */
  String readable(String number) {
    return Masked.shown(seat.snapshot().person(), number);
  }

  /** The words for something that is to be done. */
  public String words(FollowUp what) {
    return FollowUpWords.of(messages, seat.snapshot().person(), what);
  }

  /** When it is due. */
  public String when(FollowUp what) {
    return Clocks.dayOrTime(what.dueAtMs(), clock.millis());
  }

  /** Asks what is promised, or closes that. */
  public void toggle() {
    if (open.get() || ticket.formProperty().get() == null) {
      close();
      return;
    }
    kind.set(FollowUp.Kind.REMINDER);
    when.set("");
    note.set("");
    wrong.set("");
    number.set(ticket.phone());
    group.set(groups().stream().findFirst().orElse(null));
    open.set(true);
  }

  /** Promises nothing. */
  public void close() {
    open.set(false);
  }

  /** Keeps what was promised, or says what is wrong; whether it was kept. */
  public boolean keep() {
    SeatSnapshot.Person person = seat.snapshot().person();
    Optional<Long> due = due();
    String problem = problem(due);
    wrong.set(problem.isEmpty() ? "" : messages.get(problem));
    if (!problem.isEmpty() || person == null) {
      return false;
    }
    QueueInfo to = kind.get() == FollowUp.Kind.ESCALATION ? group.get() : null;
    FollowUp promised =
        new FollowUp(
            UUID.randomUUID().toString(),
            kind.get(),
            person.agent().agentId(),
            to == null ? "" : to.id(),
            due.orElse(clock.millis()),
            kind.get() == FollowUp.Kind.CALLBACK ? number.get().strip() : "",
            note.get().strip(),
            null);
    close();
    promise(promised);
    return true;
  }

  /** A lead sees what is escalated at once, unless it is said when. */
  private Optional<Long> due() {
    boolean now = kind.get() == FollowUp.Kind.ESCALATION && when.get().isBlank();
    return now
        ? Optional.of(clock.millis())
        : DueTime.read(when.get(), clock.millis(), ZoneId.systemDefault());
  }

  private String problem(Optional<Long> due) {
    if (due.isEmpty()) {
      return "ticket.follow-up.wrong-time";
    }
    if (kind.get() == FollowUp.Kind.CALLBACK && seat.desk().dialTarget(number.get()).isEmpty()) {
      return "ticket.follow-up.wrong-number";
    }
    if (kind.get() == FollowUp.Kind.ESCALATION && group.get() == null) {
      return "ticket.follow-up.wrong-group";
    }
    if (kind.get() == FollowUp.Kind.ESCALATION && note.get().isBlank()) {
      return "ticket.follow-up.wrong-note";
    }
    if (note.get().length() > FollowUp.NOTE_MAX_CHARS) {
      return "ticket.follow-up.long-note";
    }
    return pending.size() >= FollowUp.MAX ? "ticket.follow-up.too-many" : "";
  }

  private void promise(FollowUp promised) {
    if (ticket.isOpen()) {
      ticket.promise(promised);
    } else {
      tell(new Mutation.Edit(promised.field(), "", promised.written()), promised);
    }
  }

  private void tell(Mutation.Edit edit, FollowUp now) {
    TicketRecord changed = ticket.changes();
    String id = changed == null ? ticket.draftId() : changed.id();
    told.removeIf(each -> each.id().equals(now.id()));
    told.add(now);
    show();
    Watched.log(
        "keep what is to be done",
        seat.desk()
            .submit(new Mutation.TicketChanged(id, List.of(edit), clock.millis()))
            .thenRun(ticket.due()::read));
  }

  /** What is due first is done. */
  public void done() {
    pending.stream().filter(this::isAtServer).findFirst().ifPresent(this::done);
  }

  /** This is done; what goes with a draft only is not promised any more. */
  public void done(FollowUp what) {
    if (!isAtServer(what)) {
      ticket.withdraw(what);
      return;
    }
    FollowUp now = what.done(clock.millis());
    tell(new Mutation.Edit(what.field(), what.written(), now.written()), now);
  }

  private boolean isAtServer(FollowUp what) {
    return !ticket.keeping().begun().reopened().followUps().contains(what) || !ticket.isOpen();
  }

  /** Another ticket is on the screen, or something was promised with it. */
  void show() {
    if (!ticket.draftId().equals(toldOf)) {
      toldOf = ticket.draftId();
      told.clear();
      close();
    }
    List<FollowUp> all = new ArrayList<>();
    TicketRecord before = ticket.changes();
    if (before != null) {
      all.addAll(before.handled().followUps());
    }
    all.addAll(ticket.keeping().begun().reopened().followUps());
    told.forEach(each -> all.removeIf(other -> other.id().equals(each.id())));
    all.addAll(told);
    List<FollowUp> next =
        all.stream()
            .filter(FollowUp::isPending)
            .sorted(java.util.Comparator.comparingLong(FollowUp::dueAtMs))
            .toList();
    if (!next.equals(pending)) {
      pending.setAll(next);
    }
  }
}
