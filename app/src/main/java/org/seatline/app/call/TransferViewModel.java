package org.seatline.app.call;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Company;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.Watched;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;

/**
 * Choosing whom to ask or to hand over to, and what goes along. Lives on the thread of the seat's
 * observers.
 */
public final class TransferViewModel {
  private static final LocalizedText NOBODY = new LocalizedText("", "");

  private final Seat seat;
  private final TransferTargets targets;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObservableList<TransferChoice> choices = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper();
  private Luggage luggage = Luggage.NONE;
  private String callId = "";
  private String leaving = "";
  private @Nullable Runnable unwatch;

  TransferViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.targets = new TransferTargets(messages);
    text.addListener(property -> typed());
    messages.languageProperty().addListener(property -> list());
    seat.observe(this::follow);
    seat.observeNotices(this::heard);
  }

  /** Takes this along from now on. */
  public void carry(Luggage next) {
    luggage = next;
  }

  /** Whether the list is shown. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Name, agent id, queue or number. */
  public StringProperty textProperty() {
    return text;
  }

  /** A line for the colleague. */
  public StringProperty noteProperty() {
    return note;
  }

  /** What matches, the best first. */
  public ObservableList<TransferChoice> choices() {
    return choices;
  }

  /** What there is to say when nothing matches: a key of the texts. */
  String nothing() {
    return targets.nothing(text.get());
  }

  /** The place of the choice in the list, from 0. */
  public ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Opens the list, or closes it. */
  public void toggle() {
    if (open.get()) {
      close();
    } else if (mayChoose(seat.snapshot().call())) {
      text.set("");
      chosen.set(0);
      open.set(true);
      unwatch =
          seat.colleagues()
              .observeTargets(
                  next -> {
                    targets.tell(next, System.nanoTime());
                    list();
                  });
      seat.colleagues().watchTargets(true);
      list();
    }
  }

  /** Closes it; the note stays for the call. */
  public void close() {
    Runnable stop = unwatch;
    unwatch = null;
    if (stop != null) {
      stop.run();
      seat.colleagues().watchTargets(false);
    }
    open.set(false);
  }

  /** Whether this call can be handed over, and nobody is asked about it yet. */
  static boolean mayChoose(@Nullable CallView call) {
    return call != null
        && call.phase() == CallView.Phase.TALKING
        && call.line() == null
        && call.company().asks() == null
        && call.company().consult() == null;
  }

  private void follow(SeatSnapshot now) {
    CallView call = now.call();
    String id = call == null ? "" : call.callId();
    if (!id.equals(callId)) {
      callId = id;
      note.set("");
      leaving = "";
    }
    if (open.get() && !mayChoose(call)) {
      close();
    }
  }

  /** What was asked for is refused: the ticket is open again. */
  private void heard(SeatNotice notice) {
    if (!leaving.isEmpty() && notice.isRefusal()) {
      leaving = "";
      luggage.unpack();
    }
  }

  private void typed() {
    chosen.set(0);
    list();
  }

  private void list() {
    String written = text.get();
    TransferChoice before = current();
    choices.setAll(
        targets.matching(written, seat.desk().dialTarget(written), seat.snapshot().person()));
    int at = before == null ? 0 : places().indexOf(before.party().target());
    chosen.set(Math.max(0, at));
  }

  private List<Object> places() {
    return choices.stream().<Object>map(choice -> choice.party().target()).toList();
  }

  private @Nullable TransferChoice current() {
    int at = chosen.get();
    return at < choices.size() ? choices.get(at) : null;
  }

  /** Chooses the one this far below, or above. */
  public void move(int by) {
    if (!choices.isEmpty()) {
      chosen.set(Math.clamp(chosen.get() + by, 0, choices.size() - 1));
    }
  }

  /** Chooses the one at this place, from 0. */
  public void choose(int place) {
    chosen.set(place);
  }

  /** Calls the one chosen; the caller waits. */
  public void ask() {
    TransferChoice choice = current();
    if (choice != null && open.get()) {
      close();
      seat.colleagues().consult(choice.party(), handover(luggage.show()));
    }
  }

  /** Hands the caller over to the one chosen, without a word. */
  public void handOverNow() {
    TransferChoice choice = current();
    if (choice == null || !open.get()) {
      return;
    }
    Company.Party party = choice.party();
    close();
    leave(handover -> seat.colleagues().transfer(party, handover));
  }

  /** Hands the caller over to the colleague who is asked. */
  void handOver() {
    leave(seat.colleagues()::handOver);
  }

  private void leave(Consumer<Handover> how) {
    if (!leaving.isEmpty()) {
      return;
    }
    String mine = callId;
    leaving = mine;
    Watched.take(
        "hand a ticket over",
        luggage.pack(),
        contents -> {
          if (mine.equals(callId)) {
            how.accept(handover(contents));
          }
        });
  }

  private Handover handover(Luggage.Contents contents) {
    SeatSnapshot.Person person = seat.snapshot().person();
    String words = note.get().strip();
    return new Handover(
        person == null ? "" : person.agent().agentId(),
        person == null ? NOBODY : person.agent().name(),
        words.substring(0, Math.min(words.length(), Handover.NOTE_MAX_CHARS)),
        contents.customerId(),
        contents.ticket());
  }
}
