package org.seatline.app.lock;

import javafx.animation.PauseTransition;
import javafx.scene.input.InputEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;

/** Watches the keyboard and the mouse over a window, and locks the seat. On the UI thread. */
public final class IdleWatch {
  private final Seat seat;
  private final PauseTransition alarm = new PauseTransition();
  private IdleClock clock = new IdleClock(System.nanoTime(), false);
  private double mouseX;
  private double mouseY;

  /** Watches from now on; hears the seat on the UI thread. */
  public IdleWatch(Seat seat) {
    this.seat = seat;
    alarm.setOnFinished(event -> look(seat.snapshot()));
    seat.observe(this::look);
  }

  /** Counts what happens in this window as somebody's doing. */
  public void over(Stage stage) {
    stage.addEventFilter(InputEvent.ANY, this::touched);
  }

  /** Locks now, or as soon as the call is over. */
  public void lock() {
    clock = clock.asked();
    SeatSnapshot now = seat.snapshot();
    if (clock.at(now, System.nanoTime()) instanceof IdleClock.Decision.Hold) {
      seat.lock(); // the seat says that it waits
    }
    look(now);
  }

  private void touched(InputEvent event) {
    if (event instanceof MouseEvent mouse && !movedBy(mouse)) {
      return;
    }
    clock = clock.touched(System.nanoTime());
  }

  /** A layout that moves under a resting mouse is nobody's doing. */
  private boolean movedBy(MouseEvent mouse) {
    boolean moved = mouse.getScreenX() != mouseX || mouse.getScreenY() != mouseY;
    mouseX = mouse.getScreenX();
    mouseY = mouse.getScreenY();
    return moved || mouse.getEventType() == MouseEvent.MOUSE_PRESSED;
  }

  private void look(SeatSnapshot now) {
    long nanos = System.nanoTime();
    clock = clock.seen(now, nanos);
    alarm.stop();
    switch (clock.at(now, nanos)) {
      case IdleClock.Decision.Lock() -> seat.lock();
      case IdleClock.Decision.Wait(long left) -> {
        alarm.setDuration(Duration.millis(left / 1e6 + 1));
        alarm.playFromStart();
      }
      case IdleClock.Decision.Hold() -> {} // the next snapshot brings us back
    }
  }
}
