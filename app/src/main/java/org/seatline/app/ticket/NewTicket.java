package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.palette.PaletteMatch;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CentreTexts;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.form.FormDocument;

/**
 * Begins a ticket: its form is found by typing, it belongs to the call or to none, to the customer
 * on the screen or to nobody. On the view models' thread.
 */
public final class NewTicket {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final Messages messages;
  private final TicketForms forms;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> customer =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper inCall = new ReadOnlyBooleanWrapper();
  private final BooleanProperty forCall = new SimpleBooleanProperty();
  private final BooleanProperty forCustomer = new SimpleBooleanProperty();
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private List<Choice> all = List.of();
  private String typed = "";
  private String callerNumber = "";
  private String callId = "";
  private String queueId = "";

  /**
   * A form to choose, of the queue whose tickets are written in it.
   *
   * @param template what fills it, or null for an empty one
   */
  public record Choice(
      QueueInfo queue, FormDocument form, CentreTexts.@Nullable Template template) {
    /** What it is called. */
    public LocalizedText title() {
      return template == null ? form.title() : template.title();
    }
  }

  NewTicket(Seat seat, TicketViewModel ticket, Messages messages) {
    this.seat = seat;
    this.ticket = ticket;
    this.messages = messages;
    this.forms = new TicketForms(seat.desk());
    seat.observe(this::follow);
  }

  private void follow(SeatSnapshot now) {
    if (open.get() && now.person() == null) {
      close();
    }
  }

  /** Whether the choice is on the screen. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The forms that fit what was typed, best first. */
  public ObservableList<Choice> choices() {
    return choices;
  }

  /** Whether there is a call that it could belong to. */
  public ReadOnlyBooleanProperty inCallProperty() {
    return inCall.getReadOnlyProperty();
  }

  /** Whether it is to belong to the call. */
  public BooleanProperty forCallProperty() {
    return forCall;
  }

  /** The customer on the screen, or null. */
  public ReadOnlyObjectProperty<@Nullable CustomerRecord> customerProperty() {
    return customer.getReadOnlyProperty();
  }

  /** Whether it is to belong to that customer. */
  public BooleanProperty forCustomerProperty() {
    return forCustomer;
  }

  /** Whose record is on the screen, and who calls. */
  void show(@Nullable CustomerRecord record, String number) {
    customer.set(record);
    callerNumber = number;
    forCustomer.set(record != null);
  }

  /** The talk that goes on, with empty ids for none. */
  void during(String nextCallId, String nextQueueId) {
    callId = nextCallId;
    queueId = nextQueueId;
    inCall.set(!callId.isEmpty());
    forCall.set(!callId.isEmpty());
  }

  /** Shows the forms to choose from, or closes that. */
  public void toggle() {
    if (open.get()) {
      close();
      return;
    }
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person == null) {
      return;
    }
    typed = "";
    forCall.set(inCall.get());
    forCustomer.set(customer.get() != null);
    open.set(true);
    ticket.texts().read();
    read(List.copyOf(person.queues().values()));
  }

  private void read(List<QueueInfo> queues) {
    List<CompletableFuture<List<Choice>>> parts =
        queues.stream()
            .map(
                queue ->
                    forms
                        .newest(queue.formId())
                        .thenApply(
                            form -> form.map(f -> new Choice(queue, f, null)).stream().toList()))
            .toList();
    Watched.take(
        "read the forms",
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
            .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList()),
        this::offer);
  }

  /** The form of the call comes first. */
  private void offer(List<Choice> found) {
    all =
        found.stream()
            .sorted(Comparator.comparing(choice -> !choice.queue().id().equals(queueId)))
            .flatMap(this::withTemplates)
            .toList();
    type(typed);
  }

  /** The empty form, and below it what fills it. */
  private Stream<Choice> withTemplates(Choice empty) {
    return Stream.concat(
        Stream.of(empty),
        ticket.texts().templates(empty.form().id()).stream()
            .map(template -> new Choice(empty.queue(), empty.form(), template)));
  }

  /** Finds forms and templates whose title, or whose queue's name, fits. */
  public void type(String text) {
    typed = text;
    String wanted = text.strip();
    if (wanted.isEmpty()) {
      choices.setAll(all);
      return;
    }
    record Ranked(int rank, Choice choice) {}
    List<Ranked> ranked = new ArrayList<>();
    for (Choice choice : all) {
      int best =
          Math.min(
              rank(messages.of(choice.title()), wanted),
              rank(messages.of(choice.queue().name()), wanted));
      if (best < Integer.MAX_VALUE) {
        ranked.add(new Ranked(best, choice));
      }
    }
    choices.setAll(
        ranked.stream().sorted(Comparator.comparingInt(Ranked::rank)).map(Ranked::choice).toList());
  }

  private static int rank(String words, String wanted) {
    OptionalInt rank = PaletteMatch.rank(words, wanted);
    return rank.orElse(Integer.MAX_VALUE);
  }

  /** Opens an empty ticket in this form; the one on the screen waits beside it. */
  public void choose(Choice choice) {
    close();
    boolean ofCall = forCall.get() && inCall.get();
    CustomerRecord whose = forCustomer.get() ? customer.get() : null;
    ticket
        .screen()
        .open(
            choice.form(),
            choice.queue().id(),
            ofCall ? callId : "",
            new OpenTicket.Owner(whose, null, ofCall ? callerNumber : ""));
    CentreTexts.Template template = choice.template();
    if (template != null) {
      ticket.texts().fill(template);
    }
    ticket.drafts().resumed();
  }

  /** Leaves it at what is on the screen. */
  public void close() {
    open.set(false);
  }
}
