package org.seatline.app.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import javafx.stage.Stage;
import org.seatline.app.call.CallButtons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.session.PostedSeat;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.app.settings.ScreenSettings;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.SeatStateName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seat as a program with a window: shows it, signs in when asked to on the command line, and
 * says on the standard output when the window is there and when the seat is ready.
 */
public final class SeatApp {
  private static final Logger LOG = LoggerFactory.getLogger(SeatApp.class);

  private final Seat seat;
  private final SeatOptions options;
  private final Workplace workplace;
  private final PrintStream out;
  private boolean wantsReady;
  private boolean saidReady;
  private boolean saidCopied;

  /** An application for this seat. */
  public SeatApp(Seat seat, SeatOptions options, Workplace workplace, PrintStream out) {
    this.seat = seat;
    this.options = options;
    this.workplace = workplace;
    this.out = out;
    this.wantsReady = options.ready();
  }

  /** Shows the window. On the UI thread. */
  public void start(Stage stage) {
    Seat onUi = PostedSeat.latestState(seat, UiThread::run);
    Messages messages = new Messages(Language.of(workplace.settings().language()));
    ScreenSettings screen = workplace.settings().screen();
    Look look = new Look(screen.theme(), screen.textSize());
    remember(messages, look);
    SeatWindow window =
        new SeatWindow(onUi, messages, look, options.server().toString(), workplace);
    onUi.observe(this::follow);
    CallButtons.join(seat, workplace.equipment().buttons());
    stage.setOnShown(event -> UiThread.later(this::sayShown));
    window.prepareMini();
    window.hearOutside(stage);
    window.showIn(stage);
    if (options.stopWithStdin()) {
      watchStdin(stage);
    }
    if (options.agentId() != null && options.password() != null) {
      seat.signIn(options.agentId(), options.password().toCharArray());
    }
  }

  private void remember(Messages messages, Look look) {
    messages
        .languageProperty()
        .addListener((property, before, now) -> workplace.change(s -> s.withLanguage(now.tag())));
    look.choiceProperty()
        .addListener((property, before, now) -> workplace.change(s -> s.withTheme(now)));
    look.textSizeProperty()
        .addListener((property, before, now) -> workplace.change(s -> s.withTextSize(now)));
    workplace.settingsProperty().addListener((property, before, now) -> actAsSet(now));
    actAsSet(workplace.settings());
  }

  private void actAsSet(SeatSettings settings) {
    Long after = settings.autoAnswerAfterMs();
    workplace.equipment().desk().use(settings.headset());
    seat.autoAnswer(after != null, after == null ? 0 : after);
  }

  private void sayShown() {
    Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    out.println("seat window shown millis=" + Duration.between(begun, Instant.now()).toMillis());
    out.flush();
  }

  private void follow(SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    if (now.signIn().step() != Step.SIGNED_IN || person == null) {
      return;
    }
    workplace.change(settings -> settings.withLastAgentId(person.agent().agentId()));
    if (wantsReady && now.state().name() == SeatStateName.NOT_READY) {
      wantsReady = false;
      seat.ready();
    }
    if (!saidReady && now.state().name() == SeatStateName.READY) {
      saidReady = true;
      out.println("seat ready agent=" + person.agent().agentId());
      out.flush();
    }
    if (!saidCopied && now.connection().copy().complete()) {
      saidCopied = true;
      out.println("seat has all data");
      out.flush();
    }
  }

  /** Whoever started the seat holds the other end: when it is gone, so is the seat. */
  private static void watchStdin(Stage stage) {
    Thread.ofPlatform()
        .name("seat-stdin")
        .daemon()
        .start(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                LOG.info("standard input broke: {}", e.getMessage());
              }
              UiThread.run(stage::close);
            });
  }
}
