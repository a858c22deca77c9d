package org.seatline.app.standalone;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptState;
import org.seatline.app.script.ScriptStep;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.ticket.DeskCoordinator;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.TableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The robot at customer, script and ticket; one move at a time. On the robot's thread. */
public final class RobotDesk {
  private static final Logger LOG = LoggerFactory.getLogger(RobotDesk.class);
  private static final int MOVES_MAX = 200;
  private static final String SAMPLE_NUMBER = "12";

  private final Seat seat;
  private final Messages messages;
  private @Nullable CustomerViewModel customer;
  private @Nullable ScriptViewModel script;
  private @Nullable TicketViewModel ticket;
  private @Nullable DeskCoordinator coordinator;
  private String talkId = "";
  private int moves;
  private boolean submitted;

  /** Nothing on the desk yet. */
  public RobotDesk(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
  }

  /** Makes the view models, on the thread that they live on. */
  public void open() {
    CustomerViewModel who = new CustomerViewModel(seat, messages);
    ScriptViewModel talk = new ScriptViewModel(seat, messages);
    TicketViewModel form = new TicketViewModel(seat, messages);
    customer = who;
    script = talk;
    ticket = form;
    coordinator = new DeskCoordinator(seat, messages, who, talk, form);
  }

  /** The ticket's form, once the desk is open. */
  public Optional<TicketViewModel> ticket() {
    return Optional.ofNullable(ticket);
  }

  /** Chooses the customer, goes one step in the script, or fills and submits the ticket. */
  public void step() {
    CustomerViewModel who = customer;
    ScriptViewModel talk = script;
    TicketViewModel form = ticket;
    DeskCoordinator tie = coordinator;
    if (who == null || talk == null || form == null || tie == null || tie.talkId().isEmpty()) {
      return;
    }
    if (!tie.talkId().equals(talkId)) {
      talkId = tie.talkId();
      moves = 0;
      submitted = false;
    }
    if (submitted || !form.isOpen() || moves > MOVES_MAX) {
      return;
    }
    moves++;
    if (who.modeProperty().get() == CustomerViewModel.Mode.CHOICE) {
      who.selectByKey(1);
    } else if (!walk(talk)) {
      submit(form);
    }
  }

  /** One step in the script by its first answer; false when there is none left. */
  private static boolean walk(ScriptViewModel talk) {
    ScriptState state = talk.stateProperty().get();
    if (state == null || state.atEnd()) {
      return false;
    }
    ScriptStep step = state.current();
    if (!talk.answers().isEmpty()) {
      return talk.answer(talk.answers().getFirst().id());
    }
    if (step.isTyped() && talk.typedProperty().get().isBlank() && !talk.type("robot")) {
      return false;
    }
    return talk.next();
  }

  private void submit(TicketViewModel form) {
    for (FieldModel field : form.fields()) {
      boolean empty = field.value().isBlank();
      if (empty && field.visibleProperty().get() && field.requiredProperty().get()) {
        field.edit(plausible(field.field()));
      }
    }
    if (form.submit()) {
      submitted = true;
      return;
    }
    FieldModel wrong = form.check().wrongFieldProperty().get();
    if (wrong != null) {
      wrong.edit(plausible(wrong.field()));
    }
    if (moves == MOVES_MAX) {
      LOG.error("the robot cannot complete the ticket of call {}", talkId);
    }
  }

  /** Something that such a field may hold. */
  private static String plausible(FormField field) {
    return switch (field.type()) {
      case TEXT, MULTILINE, NAME, ADDRESS -> "robot".substring(0, Math.min(5, field.maxLength()));
      case NUMBER -> SAMPLE_NUMBER;
      case DATE -> "2026-01-15";
      case TIME -> "08:30";
      case CHOICE, MULTICHOICE -> field.options().getFirst().id();
      case CHECKBOX -> "true";
      case PHONE -> "19900000000";
      case METER -> "M0000000001";
      case TABLE ->
          TableRows.write(
              List.of(
                  field.columns().stream()
                      .collect(Collectors.toMap(FormField::id, RobotDesk::plausible))));
      case COMPUTED, FILE -> "";
    };
  }

  /** Whether the ticket of this talk is in the store, or can never be. */
  public boolean done() {
    TicketViewModel form = ticket;
    return moves > MOVES_MAX || (submitted && form != null && !form.isOpen());
  }

  /** What the script proposes, else the first that the queue has. */
  public String disposition(SeatSnapshot.Person person, String queueId) {
    ScriptViewModel talk = script;
    String proposed = talk == null ? "" : talk.proposedDispositionProperty().get();
    if (!proposed.isEmpty()) {
      return proposed;
    }
    return person.dispositions().stream()
        .filter(d -> d.queueIds().isEmpty() || d.queueIds().contains(queueId))
        .map(Disposition::id)
        .findFirst()
        .orElse("none");
  }
}
