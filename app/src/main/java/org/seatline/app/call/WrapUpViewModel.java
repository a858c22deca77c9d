package org.seatline.app.call;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Disposition;

/**
 * How the call ended: the dispositions of its queue on the first page, those of every call on the
 * second. Digits choose on the open page, 0 turns the page.
 */
public final class WrapUpViewModel {
  /** Most dispositions on a page: one for each digit but 0. */
  public static final int PAGE_MAX = 9;

  /** The dispositions on the screen. */
  public record Sheet(String queue, List<Choice> own, List<Choice> common) {}

  /** One disposition; {@code digit} 1 to 9. */
  public record Choice(String id, int digit, String text) {}

  /**
   * How the wrap-up ends by itself.
   *
   * @param untilNanos when, or null when it does not
   * @param words what is saved then, and what the seat does next
   */
  public record Ending(@Nullable Long untilNanos, long totalMs, String words) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Ending> ending = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper missing = new ReadOnlyBooleanWrapper();
  private final StringProperty tickets = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper();
  private @Nullable String callId;
  private @Nullable String talkId;
  private @Nullable String proposed;
  private @Nullable SeatSnapshot last;

  /** Follows the seat from now on. */
  public WrapUpViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    chosen.addListener((property, before, now) -> chosenNow(now));
    seat.observe(this::show);
    messages.languageProperty().addListener(property -> refresh());
  }

  /** Which tickets still have to be submitted, as a sentence; empty for none. */
  public StringProperty ticketsProperty() {
    return tickets;
  }

  /** The choices, or null when there is no wrap-up. */
  public ReadOnlyObjectProperty<@Nullable Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** How the wrap-up will end if the agent does nothing more, or null when there is none. */
  public ReadOnlyObjectProperty<@Nullable Ending> endingProperty() {
    return ending.getReadOnlyProperty();
  }

  /** The chosen disposition's id, or null. */
  public ReadOnlyObjectProperty<@Nullable String> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Whether the agent wanted to finish and had not chosen. */
  public ReadOnlyBooleanProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** 0 for the queue's own page, 1 for the common one. */
  public ReadOnlyIntegerProperty pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** The chosen disposition in words, or null. */
  public @Nullable String chosenText() {
    Disposition found = find(chosen.get());
    return found == null ? null : messages.of(found.name());
  }

  /** A digit was pressed: 1 to 9 choose on the open page, 0 turns it. */
  public void digit(int digit) {
    Sheet open = sheet.get();
    if (open == null) {
      return;
    }
    if (digit == 0) {
      page.set(1 - page.get());
      return;
    }
    List<Choice> choices = page.get() == 0 ? open.own() : open.common();
    if (digit <= choices.size()) {
      choose(choices.get(digit - 1).id());
    }
  }

  /** Chooses a disposition. */
  public void choose(String dispositionId) {
    chosen.set(dispositionId);
    missing.set(false);
  }

  /**
   * The script proposes how the call ends. It is chosen for the agent when wrap-up begins, unless
   * the agent has chosen.
   */
  public void propose(String dispositionId) {
    if (dispositionId.isEmpty()) {
      return;
    }
    proposed = dispositionId;
    if (sheet.get() != null && chosen.get() == null) {
      chooseProposed();
    }
  }

  private void chooseProposed() {
    if (find(proposed) != null) {
      chosen.set(proposed);
    }
  }

  /** Asks for more time. */
  public void extend() {
    seat.extendWrapUp();
  }

  /** Ends the wrap-up, or says that a disposition is missing. */
  public void finish() {
    String disposition = chosen.get();
    if (disposition == null) {
      missing.set(true);
    } else {
      seat.finishWrapUp(disposition);
    }
  }

  private void refresh() {
    if (last != null) {
      callId = callId == null ? null : "";
      String kept = chosen.get();
      int open = page.get();
      show(last);
      chosen.set(kept);
      page.set(open);
    }
  }

  private void show(SeatSnapshot now) {
    last = now;
    if (now.call() != null && !now.call().callId().equals(talkId)) {
      talkId = now.call().callId();
      proposed = null;
    }
    SeatSnapshot.WrapUp wrapUp = now.wrapUp();
    SeatSnapshot.Person person = now.person();
    if (wrapUp == null || person == null) {
      callId = null;
      sheet.set(null);
      chosen.set(null);
      missing.set(false);
    } else if (!wrapUp.callId().equals(callId)) {
      callId = wrapUp.callId();
      chosen.set(null);
      missing.set(false);
      Sheet next = sheet(person, wrapUp.queueId());
      page.set(next.own().isEmpty() ? 1 : 0);
      sheet.set(next);
      chooseProposed();
    }
    describeEnding();
  }

  /** The seat has to know it too: it counts when the time runs out. */
  private void chosenNow(@Nullable String dispositionId) {
    if (dispositionId != null) {
      seat.chooseDisposition(dispositionId);
    }
    describeEnding();
  }

  private void describeEnding() {
    SeatSnapshot now = last;
    SeatSnapshot.WrapUp wrapUp = now == null ? null : now.wrapUp();
    if (now == null || wrapUp == null) {
      ending.set(null);
      return;
    }
    String next = now.state().nextNotReady();
    String then =
        next == null
            ? messages.get("call.then-ready")
            : messages.get("call.then-not-ready", reason(now.person(), next));
    String disposition = chosenText();
    String words =
        wrapUp.untilNanos() == null
            ? messages.get("call.ends-unlimited", then)
            : disposition == null
                ? messages.get("call.ends-none", then)
                : messages.get("call.ends-chosen", disposition, then);
    ending.set(new Ending(wrapUp.untilNanos(), wrapUp.totalMs(), words));
  }

  private String reason(SeatSnapshot.@Nullable Person person, String id) {
    return person == null ? id : messages.of(person.reasonName(id));
  }

  private Sheet sheet(SeatSnapshot.Person person, String queueId) {
    var queue = person.queues().get(queueId);
    return new Sheet(
        queue == null ? "" : messages.of(queue.name()),
        choices(
            person.dispositions().stream().filter(d -> d.queueIds().contains(queueId)).toList()),
        choices(person.dispositions().stream().filter(d -> d.queueIds().isEmpty()).toList()));
  }

  private List<Choice> choices(List<Disposition> dispositions) {
    return IntStream.range(0, Math.min(PAGE_MAX, dispositions.size()))
        .mapToObj(
            i ->
                new Choice(
                    dispositions.get(i).id(), i + 1, messages.of(dispositions.get(i).name())))
        .toList();
  }

  private @Nullable Disposition find(@Nullable String id) {
    SeatSnapshot.Person person = last == null ? null : last.person();
    return person == null || id == null
        ? null
        : person.dispositions().stream().filter(d -> d.id().equals(id)).findFirst().orElse(null);
  }
}
