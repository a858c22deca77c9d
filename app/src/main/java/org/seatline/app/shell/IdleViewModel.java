package org.seatline.app.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.SeatStateName;

/** Between calls: what is worth doing. */
public final class IdleViewModel {
  /**
   * What the view shows.
   *
   * @param headline the one thing to know now
   * @param advice what to do about it, may be empty
   * @param problem what is wrong with the headset and what to do, or null
   */
  public record Page(
      String headline,
      String advice,
      @Nullable String problem,
      List<DraftLine> drafts,
      List<MessageLine> messages) {}

  /** A ticket that was begun and not submitted. */
  public record DraftLine(String draftId, String queue, String savedAt) {}

  /** A message from a lead. */
  public record MessageLine(String from, String at, String text) {}

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private List<Desk.Draft> drafts = List.of();
  private boolean idle;

  /** Follows the seat from now on. */
  public IdleViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    seat.observe(this::show);
    messages.languageProperty().addListener(property -> describe(seat.snapshot()));
  }

  /** What the view shows, or null while there is a call or wrap-up. */
  public ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  private void show(SeatSnapshot now) {
    boolean nowIdle = now.person() != null && now.call() == null && now.wrapUp() == null;
    if (nowIdle && !idle) {
      var _ =
          seat.desk()
              .drafts()
              .thenAccept(
                  found -> {
                    drafts = found;
                    describe(seat.snapshot());
                  });
    }
    idle = nowIdle;
    describe(now);
  }

  private void describe(SeatSnapshot now) {
    page.set(idle ? page(now) : null);
  }

  private Page page(SeatSnapshot now) {
    String state =
        now.state().name() == SeatStateName.READY ? "shell.idle.ready" : "shell.idle.not-ready";
    String problem = now.headset().problem();
    return new Page(
        messages.get(state),
        messages.get(
            state.equals("shell.idle.ready") ? "shell.idle.answer" : "shell.idle.go-ready"),
        problem == null ? null : messages.get(problem),
        drafts.stream().map(draft -> line(now, draft)).toList(),
        now.messages().reversed().stream().limit(5).map(this::line).toList());
  }

  private DraftLine line(SeatSnapshot now, Desk.Draft draft) {
    SeatSnapshot.Person person = now.person();
    var queue = person == null ? null : person.queues().get(draft.queueId());
    return new DraftLine(
        draft.draftId(),
        queue == null ? draft.queueId() : messages.of(queue.name()),
        Clocks.timeOfDay(draft.savedAtMs()));
  }

  private MessageLine line(SeatSnapshot.TextLine line) {
    return new MessageLine(messages.of(line.from()), Clocks.timeOfDay(line.atMs()), line.text());
  }
}
