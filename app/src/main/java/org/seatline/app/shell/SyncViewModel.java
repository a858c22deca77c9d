package org.seatline.app.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.SyncDetails.Kind;
import org.seatline.protocol.ChangeShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far this computer is in step with the server, in detail. Asks the store only while open. */
public final class SyncViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(SyncViewModel.class);

  /**
   * A line.
   *
   * @param heading whether it begins a group, and has no value
   */
  public record Line(String label, String value, boolean heading) {}

  private final Seat seat;
  private final Messages messages;
  private final InstantSource clock;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private SyncDetails details = SyncDetails.NOTHING;
  private boolean reading;

  /** Follows the seat from now on. */
  public SyncViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  SyncViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.messages = messages;
    this.clock = clock;
    seat.observe(this::follow);
    messages.languageProperty().addListener(changed -> show());
  }

  /** Whether the details are shown. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What they say. */
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** Shows the details, or closes them. */
  public void toggle() {
    open.set(!open.get());
    look();
  }

  /** Tries to reach the server, and to send what waits, now. */
  public void tryNow() {
    seat.tryNow();
    look();
  }

  /** Reads the details again while they are shown. */
  public void look() {
    if (!open.get() || reading) {
      return;
    }
    reading = true;
    var _ =
        seat.desk()
            .sync()
            .whenComplete(
                (read, error) -> {
                  reading = false;
                  if (error == null) {
                    details = read;
                    show();
                  } else {
                    LOG.error("the local store could not say how far it is in step", error);
                  }
                });
  }

  private void follow(SeatSnapshot now) {
    if (now.person() == null) {
      open.set(false);
      details = SyncDetails.NOTHING;
    }
    if (open.get()) {
      show();
    }
  }

  private void show() {
    SeatSnapshot.Connection connection = seat.snapshot().connection();
    List<Line> next = new ArrayList<>();
    next.add(line("sync.server", server(connection)));
    next.add(line("sync.contact", contact(connection)));
    next.add(heading("sync.waiting"));
    waiting(next);
    next.add(heading("sync.copy"));
    copies(next, connection);
    next.add(heading("sync.here"));
    here(next, details.here());
    Long until = details.aloneUntilMs();
    if (until != null) {
      next.add(line("sync.alone-until", Clocks.dayAndTime(until)));
    }
    lines.set(List.copyOf(next));
  }

  private String server(SeatSnapshot.Connection connection) {
    Long since = connection.aloneSinceMs();
    if (connection.online()) {
      return messages.get("sync.in-step");
    }
    return since == null
        ? messages.get("sync.unreachable")
        : messages.get("sync.alone", ago(since));
  }

  private void here(List<Line> next, SyncDetails.Here here) {
    next.add(line("sync.store", SyncWords.size(here.storeBytes())));
    if (here.setAsideBytes() > 0) {
      next.add(line("sync.set-aside", SyncWords.size(here.setAsideBytes())));
    }
    if (here.spareFails()) {
      next.add(line("sync.spare", messages.get("sync.spare-fails")));
    }
  }

  /** While alone the last contact is when that began; before this start it is what came in last. */
  private String contact(SeatSnapshot.Connection connection) {
    if (connection.online()) {
      return connection.roundTripMs() < 0
          ? messages.get("sync.now")
          : messages.get("sync.now-trip", connection.roundTripMs());
    }
    Long since = connection.aloneUntilMs() == null ? connection.aloneSinceMs() : null;
    long last = details.copiedAtMs().values().stream().mapToLong(Long::longValue).max().orElse(0);
    long atMs = since == null ? last : Math.max(last, since);
    return atMs == 0 ? messages.get("sync.never") : ago(atMs);
  }

  private void waiting(List<Line> next) {
    for (Kind kind : Kind.values()) {
      int count = details.waiting().getOrDefault(kind, 0);
      if (count > 0) {
        String size =
            kind == Kind.RECORDINGS ? "  " + SyncWords.size(details.recordingBytes()) : "";
        next.add(line("sync.kind." + id(kind.name()), count + size));
      }
    }
    if (details.waiting().isEmpty()) {
      next.add(line("sync.nothing", ""));
    }
  }

  private void copies(List<Line> next, SeatSnapshot.Connection connection) {
    if (!connection.copy().complete()) {
      next.add(line("sync.copying", connection.copy().percent() + " %"));
    }
    boolean inStep = connection.online() && connection.copy().complete();
    for (ChangeShelf shelf : ChangeShelf.values()) {
      Long atMs = details.copiedAtMs().get(shelf);
      if (atMs != null) {
        String age = inStep ? messages.get("sync.current") : ago(atMs);
        next.add(line("sync.shelf." + shelf.id(), age));
      }
    }
  }

  private String ago(long atMs) {
    return messages.get(
        "sync.ago", Clocks.timeOfDay(atMs), SyncWords.span(messages, clock.millis() - atMs));
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Line line(String key, String value) {
    return new Line(messages.get(key), value, false);
  }

  private Line heading(String key) {
    return new Line(messages.get(key), "", true);
  }
}
