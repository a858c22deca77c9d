package org.seatline.app.shell;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.session.SeatNotice;

/** Notices over the lower edge of the panes. They take no focus and stop nobody's typing. */
final class NoticesView extends VBox {
  private static final Duration SHOWN_FOR = Duration.seconds(8);

  private final NoticesViewModel model;

  NoticesView(NoticesViewModel model) {
    this.model = model;
    getStyleClass().add("notices");
    setAlignment(Pos.BOTTOM_CENTER);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setPickOnBounds(false);
    model.linesProperty().addListener(property -> show());
    show();
  }

  private void show() {
    getChildren().setAll(model.linesProperty().get().stream().map(this::notice).toList());
  }

  private HBox notice(NoticesViewModel.Line line) {
    Label text = new Label(line.text());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Label code = new Label(line.code());
    code.getStyleClass().addAll("faint", "small");
    code.setMinWidth(USE_PREF_SIZE);
    Button close = new Button("", Icons.of(Feather.X));
    close.getStyleClass().addAll("flat", "notice-close");
    close.setFocusTraversable(false);
    close.setOnAction(event -> model.dismiss(line));
    HBox notice = new HBox(Icons.of(icon(line.level())), text, code, close);
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.getStyleClass().addAll("notice", line.level().name().toLowerCase(Locale.ROOT));
    if (line.level() == SeatNotice.Level.INFO) {
      PauseTransition over = new PauseTransition(SHOWN_FOR);
      over.setOnFinished(event -> model.dismiss(line));
      over.play();
    }
    return notice;
  }

  private static Feather icon(SeatNotice.Level level) {
    return switch (level) {
      case INFO -> Feather.INFO;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case ALARM -> Feather.ALERT_OCTAGON;
    };
  }
}
