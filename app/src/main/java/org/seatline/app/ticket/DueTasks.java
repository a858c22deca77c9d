package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Role;

/**
 * What this person has promised about tickets, and for a lead what was escalated to the own groups.
 * Read from the store, so it is the same after a restart and on another seat. On the view models'
 * thread.
 */
public final class DueTasks {
  private static final long READ_EVERY_MS = 2_000;

  private final Seat seat;
  private final TicketViewModel ticket;
  private final Messages messages;
  private final InstantSource clock;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private List<DueList.Item> items = List.of();
  private String agentId = "";
  private long readAtMs;

  /**
   * A line between calls.
   *
   * @param when the time of day, with the day when it is another one
   * @param due whether its time has come
   */
  public record Line(
      FollowUp.Kind kind, String when, String ticketNumber, String words, boolean due) {}

  DueTasks(Seat seat, TicketViewModel ticket, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.ticket = ticket;
    this.messages = messages;
    this.clock = clock;
    seat.observe(this::follow);
    messages.languageProperty().addListener(changed -> show());
  }

  /** What is due first; later ones after it. */
  public ObservableList<Line> lines() {
    return lines;
  }

  private void follow(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    String who = person == null ? "" : person.agent().agentId();
    boolean other = !who.equals(agentId);
    agentId = who;
    if (other && who.isEmpty()) {
      items = List.of();
      show();
    } else if (other || clock.millis() - readAtMs >= READ_EVERY_MS) {
      read();
    }
  }

  /** Time has passed, or something was promised or done. */
  public void read() {
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person == null) {
      return;
    }
    readAtMs = clock.millis();
    String who = person.agent().agentId();
    boolean leads = person.agent().roles().contains(Role.LEAD);
    Set<String> led = leads ? person.queues().keySet() : Set.of();
    Watched.read(
        "read what is due",
        seat.desk().followUps(who, led),
        found -> {
          if (who.equals(agentId)) {
            items = DueList.of(found, clock.millis());
            show();
          }
        });
  }

  private void show() {
    List<Line> next = items.stream().map(this::line).toList();
    if (!next.equals(lines)) {
      lines.setAll(next);
    }
  }

  private Line line(DueList.Item item) {
    FollowUp what = item.followed().what();
    String number = item.followed().ticket().number();
    return new Line(
        what.kind(),
        Clocks.dayOrTime(what.dueAtMs(), clock.millis()),
        number.isEmpty() ? messages.get("ticket.change.unsent") : number,
        FollowUpWords.of(messages, seat.snapshot().person(), what),
        item.due());
  }

  /** Opens the ticket of a line. */
  public void open(int index) {
    if (index < items.size()) {
      Desk.Followed followed = items.get(index).followed();
      new TicketReopening(seat, ticket).change(followed.ticket());
    }
  }
}
