package org.seatline.app.mini;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.SettingsKeeper;
import org.seatline.app.session.Seat;
import org.seatline.app.settings.OutsideSettings.Spot;

/**
 * A strip that stays over other programs and never takes the focus: a popup cannot have it. The
 * popup belongs to a window that nobody sees, because a popup of the seat's own window would go
 * when that is minimised. On the UI thread.
 */
public final class MiniBar {
  /** Pixels in the normal size of text. */
  static final double WIDTH = 460;

  static final double HEIGHT = 56;

  private final Look look;
  private final SettingsKeeper keeper;
  private final Stage anchor = new Stage(StageStyle.UTILITY);
  private final Popup popup = new Popup();
  private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
  private @Nullable Region strip;
  private boolean byItself;
  private double grabbedX;
  private double grabbedY;

  /** Shows nothing yet. */
  public MiniBar(Look look, SettingsKeeper keeper) {
    this.look = look;
    this.keeper = keeper;
    anchor.setAlwaysOnTop(true);
    anchor.setScene(new Scene(new Region()));
    anchor.setOpacity(0);
    anchor.setWidth(1);
    anchor.setHeight(1);
    popup.setAutoHide(false);
    popup.setHideOnEscape(false);
    popup.showingProperty().addListener(property -> shown.set(popup.isShowing()));
    look.textSizeProperty().addListener(property -> fit());
  }

  /** Whether it is on the screen. */
  public ReadOnlyBooleanProperty shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /**
   * Makes ready for being shown while another program has the focus. A window that appears takes
   * the focus, also one that nobody sees: so call this before the seat's own window is shown.
   */
  public void prepare() {
    if (!anchor.isShowing()) {
      look.dressOnce(anchor.getScene()); // a popup takes its owner's when it is shown
      anchor.show();
    }
  }

  /**
   * Follows this seat from now on.
   *
   * @param open brings the seat's window to the front
   */
  public void begin(Seat seat, CallBarViewModel call, Messages messages, Runnable open) {
    MiniBarViewModel model = new MiniBarViewModel(seat, call, messages);
    MiniBarView next = new MiniBarView(model, call, messages, open, this::hide);
    strip = next;
    popup.getContent().setAll(next);
    next.setOnMousePressed(
        event -> {
          grabbedX = event.getScreenX() - popup.getX();
          grabbedY = event.getScreenY() - popup.getY();
        });
    next.setOnMouseDragged(
        event -> {
          popup.setX(event.getScreenX() - grabbedX);
          popup.setY(event.getScreenY() - grabbedY);
        });
    next.setOnMouseReleased(event -> dropped());
  }

  /** Shows it until it is hidden, or hides it. */
  public void toggle() {
    if (popup.isShowing()) {
      hide();
    } else {
      show();
      byItself = false;
    }
  }

  /** The seat's window was minimised, or is there again. */
  public void windowMinimised(boolean minimised) {
    if (minimised && keeper.settings().outside().miniBarWhenMinimised() && !popup.isShowing()) {
      show();
      byItself = popup.isShowing();
    } else if (!minimised && byItself) {
      hide();
    }
  }

  /** Hides it. */
  public void hide() {
    byItself = false;
    popup.hide();
  }

  /** Hides it for good. */
  public void close() {
    hide();
    anchor.close();
  }

  private void show() {
    if (strip == null) {
      return;
    }
    prepare();
    look.dressOnce(popup.getScene());
    Spot at = place(keeper.settings().outside().miniBarAt());
    popup.show(anchor, at.x(), at.y());
  }

  /** Another size of text is another size of the strip. */
  private void fit() {
    if (popup.isShowing()) {
      Spot at = place(new Spot((int) popup.getX(), (int) popup.getY()));
      popup.setX(at.x());
      popup.setY(at.y());
    }
  }

  private void dropped() {
    Spot at = place(new Spot((int) popup.getX(), (int) popup.getY()));
    popup.setX(at.x());
    popup.setY(at.y());
    keeper.change(s -> s.withOutside(s.outside().withMiniBarAt(at)));
  }

  private Spot place(@Nullable Spot wanted) {
    double factor = look.textSizeProperty().get().factor();
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    return MiniBarSpot.fit(wanted, WIDTH * factor, HEIGHT * factor, screens);
  }

  /** Where it is and what it holds; for tests and pictures. */
  public Popup popup() {
    return popup;
  }
}
