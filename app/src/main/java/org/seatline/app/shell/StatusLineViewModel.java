package org.seatline.app.shell;

import java.time.InstantSource;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.DiskState;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.VoiceQuality;
import org.seatline.app.settings.SeatSettings;

/** The line at the bottom: server, headset, network, the lead's last message. */
public final class StatusLineViewModel {
  private static final String STARTING = "seat.headset.starting";

  private final Messages messages;
  private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper headset = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper answering = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper network = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper disk = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper alone = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper headsetProblem = new ReadOnlyBooleanWrapper();
  private final InstantSource clock = InstantSource.system();
  private @Nullable SeatSnapshot last;

  /** Follows the seat from now on. */
  public StatusLineViewModel(Seat seat, Messages messages, Workplace workplace) {
    this.messages = messages;
    seat.observe(this::show);
    messages.languageProperty().addListener(x -> showLast());
    answering.bind(
        Bindings.createStringBinding(
            () -> answeringText(workplace.settings()),
            workplace.settingsProperty(),
            messages.languageProperty()));
  }

  /** In step with the server, or what waits to be sent. */
  public ReadOnlyStringProperty serverProperty() {
    return server.getReadOnlyProperty();
  }

  /** The headset's name, or what is wrong and what to do. */
  public ReadOnlyStringProperty headsetProperty() {
    return headset.getReadOnlyProperty();
  }

  /** How long calls ring before they are answered by themselves; empty when by hand. */
  public ReadOnlyStringProperty answeringProperty() {
    return answering.getReadOnlyProperty();
  }

  /** Round trip, and loss while a call is heard. */
  public ReadOnlyStringProperty networkProperty() {
    return network.getReadOnlyProperty();
  }

  /** The newest message from a lead, empty when there is none. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** How little room the disk has and what is given up; empty while there is room. */
  public ReadOnlyStringProperty diskProperty() {
    return disk.getReadOnlyProperty();
  }

  /** Whether the server is out of reach. */
  public ReadOnlyBooleanProperty aloneProperty() {
    return alone.getReadOnlyProperty();
  }

  /** Whether the headset needs attention. */
  public ReadOnlyBooleanProperty headsetProblemProperty() {
    return headsetProblem.getReadOnlyProperty();
  }

  private String answeringText(SeatSettings settings) {
    Long after = settings.autoAnswerAfterMs();
    return after == null ? "" : messages.get("status.answers-by-itself", after / 1_000);
  }

  private void showLast() {
    if (last != null) {
      show(last);
    }
  }

  private void show(SeatSnapshot now) {
    last = now;
    alone.set(!now.connection().online());
    server.set(serverText(now.connection()));
    headsetProblem.set(now.headset().problem() != null);
    headset.set(headsetText(now.headset()));
    network.set(networkText(now));
    disk.set(diskText(now.disk()));
    message.set(
        now.messages().isEmpty() ? "" : messageText(now.messages().get(now.messages().size() - 1)));
  }

  private String serverText(SeatSnapshot.Connection connection) {
    String link = linkText(connection);
    String sending =
        connection.waitingToSend() == 0
            ? ""
            : " · " + messages.get("status.waiting-to-send", connection.waitingToSend());
    String copying =
        connection.copy().complete()
            ? ""
            : " · " + messages.get("status.copying", connection.copy().percent());
    return link + sending + copying;
  }

  private String linkText(SeatSnapshot.Connection connection) {
    Long since = connection.aloneSinceMs();
    if (connection.online()) {
      return messages.get("status.in-step");
    }
    return since == null
        ? messages.get("status.unreachable")
        : messages.get(
            "status.alone-since",
            Clocks.timeOfDay(since),
            SyncWords.span(messages, clock.millis() - since));
  }

  /** Time goes on: the span since when the seat is alone grows. */
  void tick() {
    if (alone.get()) {
      showLast();
    }
  }

  private String headsetText(SeatSnapshot.HeadsetStatus headset) {
    String problem = headset.problem();
    if (problem != null) {
      // What is wrong and what to do is said once, where the eye is: above, or on the headset page.
      return messages.get(problem.equals(STARTING) ? problem : "status.headset-problem");
    }
    return headset.name().isEmpty()
        ? messages.get("status.headset-system")
        : messages.get("status.headset", headset.name());
  }

  private String diskText(DiskState state) {
    return switch (state.level()) {
      case ROOM -> "";
      case LOW -> messages.get("status.disk-low", state.freeMb());
      case NO_RECORDINGS -> messages.get("status.disk-no-recordings", state.freeMb());
      case NO_COPY -> messages.get("status.disk-no-copy", state.freeMb());
      case RESERVE -> messages.get("status.disk-reserve", state.freeMb());
      case NOT_SAVING -> messages.get("status.disk-not-saving");
    };
  }

  private String networkText(SeatSnapshot now) {
    if (now.connection().roundTripMs() < 0) {
      return "";
    }
    String trip = messages.get("status.network", now.connection().roundTripMs());
    VoiceQuality quality = now.call() == null ? null : now.call().quality();
    return quality == null || !quality.here().known()
        ? trip
        : trip
            + " · "
            + messages.get(
                "status.loss", String.format(Locale.ROOT, "%.1f", quality.here().lossPercent()));
  }

  private String messageText(SeatSnapshot.TextLine line) {
    return messages.get(
        "status.message", Clocks.timeOfDay(line.atMs()), messages.of(line.from()), line.text());
  }
}
