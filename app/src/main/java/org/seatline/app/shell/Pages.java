package org.seatline.app.shell;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.seatline.app.drill.DrillView;
import org.seatline.app.drill.DrillViewModel;
import org.seatline.app.formedit.FormEditView;
import org.seatline.app.formedit.FormEditViewModel;
import org.seatline.app.formedit.SeatFormPublisher;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.monitor.ConfigurationView;
import org.seatline.app.monitor.ConfigurationViewModel;
import org.seatline.app.monitor.DoorViewModel;
import org.seatline.app.monitor.MonitorView;
import org.seatline.app.monitor.MonitorViewModel;
import org.seatline.app.monitor.WipeViewModel;
import org.seatline.app.monitor.calls.CallsView;
import org.seatline.app.monitor.calls.CallsViewModel;
import org.seatline.app.monitor.figures.FiguresView;
import org.seatline.app.monitor.figures.FiguresViewModel;
import org.seatline.app.monitor.voicemail.VoicemailView;
import org.seatline.app.monitor.voicemail.VoicemailViewModel;
import org.seatline.app.session.Seat;
import org.seatline.protocol.Role;

/** Every page of the window, in the order of their buttons and of Ctrl+1 to Ctrl+9. */
final class Pages {
  private static final Set<Role> AGENTS = Set.of(Role.AGENT);
  private static final Set<Role> LEADS = Set.of(Role.LEAD);
  private static final Set<Role> TRAINERS = Set.of(Role.TRAINER);
  private static final Set<Role> CONFIGURE = Set.of(Role.LEAD, Role.ADMIN);

  private final Seat seat;
  private final Messages messages;
  private final Consumer<String> open;
  private final CallsViewModel calls;

  /**
   * @param open opens a page by its id
   */
  Pages(Seat seat, Messages messages, Consumer<String> open) {
    this.open = open;
    this.calls = new CallsViewModel(seat, messages);
    this.seat = seat;
    this.messages = messages;
  }

  /** All of them; each is made when somebody opens it first. */
  List<Page> all(Supplier<Node> atSeat) {
    return List.of(
        new Page("seat", "shell.place-seat", AGENTS, atSeat),
        new Page("floor", "shell.place-floor", LEADS, this::floor),
        new Page("figures", "shell.place-figures", LEADS, this::figures),
        new Page("calls", "shell.place-calls", LEADS, () -> new CallsView(calls, messages)),
        new Page("voicemail", "shell.place-voicemail", LEADS, this::voicemail),
        new Page("drills", "shell.place-drills", TRAINERS, this::drills),
        new Page("configuration", "shell.place-configuration", CONFIGURE, this::configuration));
  }

  private Node floor() {
    return new MonitorView(
        new MonitorViewModel(seat, messages, this::explain),
        new DoorViewModel(seat, messages),
        new WipeViewModel(seat, messages),
        messages);
  }

  private void explain(String callId) {
    open.accept("calls");
    calls.choose(callId);
  }

  private Node figures() {
    return new FiguresView(new FiguresViewModel(seat, messages), messages);
  }

  private Node voicemail() {
    return new VoicemailView(new VoicemailViewModel(seat, messages), messages);
  }

  private Node drills() {
    return new DrillView(new DrillViewModel(seat, messages), messages);
  }

  private Node configuration() {
    return new ConfigurationView(new ConfigurationViewModel(seat, messages), forms(), messages);
  }

  private Node forms() {
    var model =
        new FormEditViewModel(
            seat.desk(),
            new SeatFormPublisher(seat.centre()),
            messages,
            InstantSource.system(),
            task -> Thread.ofVirtual().name("form-check").start(task),
            UiThread::later);
    return new FormEditView(model, messages, LocalDate::now);
  }
}
