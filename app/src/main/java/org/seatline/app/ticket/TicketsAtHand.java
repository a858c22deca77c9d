package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;

/**
 * The tickets that are being written side by side: one is on the screen, the others wait as they
 * were left, with text, caret and everything that can be undone. Each is a draft in the store at
 * the same time. On the view models' thread.
 */
public final class TicketsAtHand {
  /** More than these are not kept beside each other; the oldest is found among the drafts. */
  static final int TICKETS_MAX = 9;

  /** What shows a ticket. */
  interface Screen {
    /** Notes how the ticket on the screen is now. */
    void lift(OpenTicket into);

    /** Puts a ticket on the screen. */
    void put(OpenTicket ticket);

    /** How much is missing in the ticket on the screen. */
    int missing();

    /** How safe the ticket on the screen is. */
    TicketSafety saved();

    /** Whether a call is talked or wrapped up. */
    boolean isTalking();
  }

  /**
   * A ticket in the strip.
   *
   * @param name its form's title, with a number where several have the same
   * @param missing fields that keep it from being submitted
   * @param shown whether it is the one on the screen
   */
  public record Line(
      String draftId, LocalizedText name, TicketSafety saved, int missing, boolean shown) {
    /** Whether something is written in it that still has to be submitted. */
    public boolean isWaiting() {
      return !saved.isTicket() && saved != TicketSafety.NOTHING;
    }
  }

  private final Screen screen;
  private final List<OpenTicket> all = new ArrayList<>();
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private @Nullable OpenTicket current;

  TicketsAtHand(Screen screen) {
    this.screen = screen;
  }

  /** The tickets in the order in which they were opened. */
  public ObservableList<Line> lines() {
    return lines;
  }

  /** Counts how often another ticket came to the screen. */
  public ReadOnlyIntegerProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** Names of those that still have to be submitted. */
  public List<String> waiting(Messages messages) {
    return lines.stream().filter(Line::isWaiting).map(line -> messages.of(line.name())).toList();
  }

  /** Shows the next one, or the one before; whether there is another. */
  public boolean step(int by) {
    if (all.isEmpty() || (all.size() < 2 && current != null)) {
      return false;
    }
    int at = current == null ? (by > 0 ? -1 : 0) : all.indexOf(current);
    return show(all.get(Math.floorMod(at + by, all.size())).draftId());
  }

  /** Shows this one; whether it is at hand. */
  public boolean show(String draftId) {
    OpenTicket wanted = find(draftId).orElse(null);
    if (wanted == null) {
      return false;
    }
    if (!wanted.equals(current)) {
      screen.put(wanted);
    }
    return true;
  }

  /** Shows this one if it can still be written; whether it could. */
  boolean resume(String draftId) {
    return find(draftId).filter(each -> !saved(each).isTicket()).isPresent() && show(draftId);
  }

  /** Shows the call's ticket that was opened first; whether there is one. */
  boolean showOf(String callId) {
    return all.stream()
        .filter(each -> each.begun.callId().equals(callId) && !saved(each).isTicket())
        .findFirst()
        .map(each -> show(each.draftId()))
        .orElse(false);
  }

  boolean holds(String draftId) {
    return find(draftId).isPresent();
  }

  /** The ticket on the screen makes room for another one. */
  void leave() {
    OpenTicket now = current;
    current = null;
    if (now == null) {
      return;
    }
    screen.lift(now);
    boolean ofThisTalk = screen.isTalking() && now.isOfCall();
    if (now.givenUp || !(now.isWorthKeeping() || ofThisTalk)) {
      all.remove(now);
    }
    show();
  }

  /** This one is on the screen now. */
  void enter(OpenTicket ticket) {
    current = ticket;
    remember(ticket);
    opened.set(opened.get() + 1);
  }

  /** This one waits beside the others. */
  void remember(OpenTicket ticket) {
    if (!all.contains(ticket)) {
      all.removeIf(each -> each.draftId().equals(ticket.draftId()));
      makeRoom();
      all.add(ticket);
    }
    show();
  }

  /** What is nowhere but here stays. */
  private void makeRoom() {
    if (all.size() >= TICKETS_MAX) {
      all.stream()
          .filter(each -> !each.equals(current))
          .filter(each -> each.saved.isTicket() || each.saved == TicketSafety.DRAFT)
          .findFirst()
          .ifPresent(all::remove);
    }
  }

  /** A draft was given up. */
  void forget(String draftId) {
    find(draftId)
        .ifPresent(
            ticket -> {
              ticket.givenUp = true;
              if (!ticket.equals(current)) {
                all.remove(ticket);
              }
            });
    show();
  }

  /**
   * The talk is over: what is submitted, and what has nothing in it, makes room.
   *
   * @return what went although it was no ticket yet
   */
  List<OpenTicket> sweep() {
    List<OpenTicket> gone =
        all.stream().filter(each -> !each.equals(current) && !each.isWorthKeeping()).toList();
    all.removeAll(gone);
    show();
    return gone.stream().filter(each -> !each.saved.isTicket()).toList();
  }

  /** Somebody else works here now. */
  void clear() {
    all.removeIf(each -> !each.equals(current));
    show();
  }

  /** A ticket that is not on the screen is as safe as this now. */
  void became(String draftId, TicketSafety saved, String number) {
    find(draftId)
        .ifPresent(
            ticket -> {
              ticket.saved = saved;
              ticket.number = number;
            });
    show();
  }

  /** Something of the ticket on the screen has changed. */
  void show() {
    OpenTicket now = current;
    if (now != null && all.size() > 1) {
      now.missing = screen.missing();
    }
    Map<LocalizedText, Integer> same = new HashMap<>();
    List<Line> next = all.stream().map(each -> line(each, same)).toList();
    if (!next.equals(lines)) {
      lines.setAll(next);
    }
  }

  private Line line(OpenTicket ticket, Map<LocalizedText, Integer> same) {
    LocalizedText title = title(ticket);
    int nth = same.merge(title, 1, Integer::sum);
    LocalizedText name =
        nth == 1 ? title : new LocalizedText(title.en() + " #" + nth, title.zh() + " #" + nth);
    return new Line(ticket.draftId(), name, saved(ticket), ticket.missing, ticket.equals(current));
  }

  /** One that is there has its number. */
  private static LocalizedText title(OpenTicket ticket) {
    TicketRecord there = ticket.changes();
    if (there == null || there.number().isEmpty()) {
      return ticket.form.title();
    }
    String number = "#" + there.number();
    return new LocalizedText(number, number);
  }

  private TicketSafety saved(OpenTicket ticket) {
    return Objects.equals(ticket, current) ? screen.saved() : ticket.saved;
  }

  private Optional<OpenTicket> find(String draftId) {
    return all.stream().filter(each -> each.draftId().equals(draftId)).findFirst();
  }
}
