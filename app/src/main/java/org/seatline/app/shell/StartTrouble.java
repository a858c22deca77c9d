package org.seatline.app.shell;

import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.settings.SeatSettings;

/** A small window in place of the seat's: why it cannot start, and what to do about it. */
final class StartTrouble {
  private static final double WIDTH = 560;

  private StartTrouble() {}

  /**
   * Shows the window. On the UI thread.
   *
   * @param again completed with whether to try again once the window is closed
   */
  static void show(StartWords words, SeatSettings settings, CompletableFuture<Boolean> again) {
    Messages messages = new Messages(Language.of(settings.language()));
    Stage stage = new Stage();
    stage.setTitle(messages.get("shell.title"));
    Scene scene =
        new Scene(content(words, messages, stage, again), WIDTH, Region.USE_COMPUTED_SIZE);
    new Look(settings.screen().theme(), settings.screen().textSize()).dress(scene);
    stage.setScene(scene);
    stage.setOnHidden(event -> again.complete(false));
    stage.show();
  }

  static VBox content(
      StartWords words, Messages messages, Stage stage, CompletableFuture<Boolean> again) {
    Label title = new Label(messages.get(words.title()), Icons.of(Feather.KEY, "sign-in-mark"));
    title.getStyleClass().add("sheet-title");
    Label why = new Label(messages.get(words.sentence(), words.place()));
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    Label code = new Label(words.code());
    code.getStyleClass().addAll("faint", "small");
    Button retry = new Button(messages.get("start.again"));
    retry.setId("start-again");
    retry.setDefaultButton(true);
    retry.getStyleClass().add("accent");
    retry.setOnAction(
        event -> {
          again.complete(true);
          stage.close();
        });
    Button close = new Button(messages.get("start.close"));
    close.setCancelButton(true);
    close.setOnAction(event -> stage.close());
    HBox row = new HBox(retry, close);
    row.getStyleClass().add("sign-in-row");
    row.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(title, why, code, row);
    box.getStyleClass().addAll("window-root", "start-trouble");
    return box;
  }
}
