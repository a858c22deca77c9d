package org.seatline.app.returned;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.returned.CameBackPage.Choice;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.ticket.TicketReopening;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came back to whoever is signed in, and what they do about it.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class CameBackViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(CameBackViewModel.class);

  private final Seat seat;
  private final TicketReopening reopening;
  private final Runnable toSeat;
  private final InstantSource clock;
  private final CameBackPages pages;
  private final CameBackCases cases;
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<CameBackPage> page =
      new ReadOnlyObjectWrapper<>(CameBackPage.EMPTY);
  private final Map<Long, ConflictChoices> choices = new HashMap<>();
  private final Map<Long, String> notes = new HashMap<>();
  private List<CameBackCase> all = List.of();
  private List<CameBackCase> listed = List.of();
  private boolean showsPutAway;
  private int selected;
  private boolean free;
  private String agentId = "";

  /**
   * Follows the seat from now on.
   *
   * @param toSeat shows the agent's seat, where tickets are written
   */
  public CameBackViewModel(
      Seat seat, Messages messages, TicketReopening reopening, Runnable toSeat) {
    this.seat = seat;
    this.reopening = reopening;
    this.toSeat = toSeat;
    this.clock = InstantSource.system();
    this.pages = new CameBackPages(messages, () -> seat.snapshot().person());
    this.cases = new CameBackCases(seat.desk(), this::take);
    seat.desk().cameBack().observe(this::read);
    seat.observe(this::follow);
    messages.languageProperty().addListener(changed -> show());
  }

  /** How many things wait to be dealt with. */
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<CameBackPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  private void follow(SeatSnapshot now) {
    boolean nowFree = now.call() == null && now.wrapUp() == null;
    boolean changed = nowFree != free;
    free = nowFree;
    boolean in = now.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN;
    SeatSnapshot.Person person = now.person();
    String who = in && person != null ? person.agent().agentId() : "";
    if (!who.equals(agentId)) {
      agentId = who;
      forget();
      read();
    } else if (changed) {
      show();
    }
  }

  private void forget() {
    cases.forget();
    all = List.of();
    choices.clear();
    notes.clear();
    showsPutAway = false;
    selected = 0;
    count.set(0);
    show();
  }

  private void read() {
    if (!agentId.isEmpty()) {
      cases.read();
    }
  }

  private void take(List<CameBackCase> found) {
    all = found;
    show();
    count.set((int) found.stream().filter(each -> !each.head().putAway()).count());
  }

  private void show() {
    listed = all.stream().filter(each -> each.head().putAway() == showsPutAway).toList();
    selected = Math.clamp(selected, 0, Math.max(0, listed.size() - 1));
    CameBackCase chosen = chosen();
    page.set(
        new CameBackPage(
            listed.stream().map(each -> pages.line(each, cases.material(each))).toList(),
            chosen == null ? -1 : selected,
            chosen == null ? null : detail(chosen),
            all.size() - listed.size(),
            showsPutAway));
  }

  private CameBackPage.Detail detail(CameBackCase chosen) {
    return switch (chosen) {
      case CameBackCase.Conflicted conflicted ->
          pages.conflicted(conflicted, cases.material(chosen), choicesOf(conflicted));
      case CameBackCase.Rejected rejected ->
          pages.rejected(
              rejected,
              cases.material(chosen),
              seat.snapshot(),
              notes.get(rejected.head().number()),
              free);
    };
  }

  private ConflictChoices choicesOf(CameBackCase.Conflicted conflicted) {
    return choices.computeIfAbsent(
        conflicted.head().number(),
        number -> new ConflictChoices(conflicted, cases.material(conflicted).ticket()));
  }

  private @Nullable CameBackCase chosen() {
    return listed.isEmpty() ? null : listed.get(selected);
  }

  /** Shows another one of the list in detail. */
  void select(int index) {
    selected = index;
    show();
  }

  /** Goes up or down the list. */
  void move(int by) {
    select(selected + by);
  }

  /** Changes between what waits and what was put away. */
  void toggleList() {
    showsPutAway = !showsPutAway;
    selected = 0;
    show();
  }

  /** Opens what was rejected where it can be corrected; false when there is nothing to correct. */
  boolean correct() {
    if (!(chosen() instanceof CameBackCase.Rejected rejected) || !free) {
      return false;
    }
    TicketRecord ticket = cases.material(rejected).ticket();
    switch (rejected.head().mutation()) {
      case Mutation.TicketSubmitted(TicketRecord written) ->
          reopening.correct(
              CameBackAgain.ticket(written, rejected.code()), rejected.edits(), rejected.numbers());
      case Mutation.TicketChanged _ when ticket != null ->
          reopening.change(ticket, rejected.edits(), rejected.numbers());
      default -> {
        return false;
      }
    }
    toSeat.run();
    return true;
  }

  /** What Enter does: correct what can be corrected, else submit it again. */
  boolean correctOrAgain() {
    return page.get().detail() instanceof CameBackPage.Rejected shown
        && (shown.correct() == null ? again() : correct());
  }

  /** Submits what was rejected again, with the note as it stands here. */
  boolean again() {
    if (chosen() instanceof CameBackCase.Rejected rejected) {
      String note = notes.get(rejected.head().number());
      List<Mutation> mutations =
          rejected.items().stream()
              .map(item -> CameBackAgain.fixed(item.mutation(), rejected.code(), note))
              .toList();
      submit(mutations, rejected.numbers());
      return true;
    }
    return false;
  }

  /** The text of the selected note is corrected. */
  void editNote(String text) {
    CameBackCase chosen = chosen();
    if (chosen != null) {
      notes.put(chosen.head().number(), text);
    }
  }

  /** Puts the selected one away, or takes it out again. */
  void putAway() {
    CameBackCase chosen = chosen();
    if (chosen == null) {
      return;
    }
    var back = seat.desk().cameBack();
    watch(showsPutAway ? back.takeOut(chosen.numbers()) : back.putAway(chosen.numbers()));
  }

  private @Nullable ConflictChoices conflict() {
    return chosen() instanceof CameBackCase.Conflicted conflicted ? choicesOf(conflicted) : null;
  }

  /** The keys are about this field of the conflict; false when there is none. */
  boolean field(int index) {
    ConflictChoices conflict = conflict();
    if (conflict == null || index < 0 || index >= conflict.conflicts().size()) {
      return false;
    }
    conflict.current(index);
    show();
    return true;
  }

  /** Decides the current field; false when no conflict is shown. */
  boolean choose(Choice choice) {
    ConflictChoices conflict = conflict();
    if (conflict != null) {
      conflict.choose(choice);
      show();
    }
    return conflict != null;
  }

  /** The current field is to say this. Shows nothing anew: somebody types in it. */
  void edit(String text) {
    ConflictChoices conflict = conflict();
    if (conflict != null) {
      conflict.edit(text);
    }
  }

  /** Submits what was decided, or, of a rejected thing, what was corrected here. */
  void finish() {
    ConflictChoices conflict = conflict();
    CameBackCase chosen = chosen();
    if (conflict == null || chosen == null) {
      again();
    } else if (conflict.open() == 0) {
      submit(conflict.mutations(clock.millis()), chosen.numbers());
    }
  }

  /** Every word of the selected one, for the clipboard. */
  String text() {
    CameBackPage.Detail detail = page.get().detail();
    return detail == null ? "" : pages.text(detail);
  }

  private void submit(List<Mutation> mutations, List<Long> instead) {
    watch(seat.desk().submit(new Desk.Finished(mutations, "", instead)));
  }

  private static void watch(CompletableFuture<Void> work) {
    var _ =
        work.whenComplete(
            (done, error) -> {
              if (error != null) {
                LOG.error("the local store could not deal with what came back", error);
              }
            });
  }
}
