package org.seatline.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;

/** What the person should read once. The newest are kept until they are read or too many. */
public final class NoticesViewModel {
  /** Most notices on the screen at one time. */
  public static final int SHOWN_MAX = 3;

  /** One notice; {@code code} is for support. */
  public record Line(SeatNotice.Level level, String text, String code) {}

  private final Messages messages;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private int messagesSeen = -1;
  private Optional<Line> alone = Optional.empty();

  /** Follows the seat from now on. */
  public NoticesViewModel(Seat seat, Messages messages) {
    this.messages = messages;
    seat.observeNotices(this::add);
    seat.observe(this::watchMessages);
    seat.observe(this::watchServer);
  }

  /** What is shown, oldest first. */
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** It was read, or its time is over. */
  public void dismiss(Line line) {
    lines.set(lines.get().stream().filter(each -> !each.equals(line)).toList());
  }

  /** Says something that did not come from the seat. */
  void say(SeatNotice.Level level, String text) {
    add(new Line(level, text, ""));
  }

  /** What was said with {@link #say} is over. */
  void withdraw(String text) {
    lines.set(lines.get().stream().filter(each -> !each.text().equals(text)).toList());
  }

  private void add(SeatNotice notice) {
    String text = messages.get(notice.key(), notice.args().toArray());
    Line line = new Line(notice.level(), text, notice.code());
    if (notice.saysAlone()) {
      alone.ifPresent(this::dismiss);
      alone = Optional.of(line);
    }
    add(line);
  }

  /** Once is enough, and no longer than it is true. */
  private void watchServer(SeatSnapshot now) {
    if (now.connection().online()) {
      alone.ifPresent(this::dismiss);
      alone = Optional.empty();
    }
  }

  /** A message from a lead that has just come is a notice too. */
  private void watchMessages(SeatSnapshot now) {
    int count = now.messages().size();
    if (messagesSeen >= 0 && count > messagesSeen) {
      SeatSnapshot.TextLine newest = now.messages().get(count - 1);
      add(
          new Line(
              SeatNotice.Level.INFO,
              messages.get("shell.message-from", messages.of(newest.from()), newest.text()),
              ""));
    }
    messagesSeen = now.person() == null ? -1 : count;
  }

  private void add(Line line) {
    List<Line> next = new ArrayList<>(lines.get());
    next.removeIf(each -> each.text().equals(line.text()));
    next.add(line);
    lines.set(List.copyOf(next.subList(Math.max(0, next.size() - SHOWN_MAX), next.size())));
  }
}
