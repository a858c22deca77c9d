package org.seatline.app.form;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.AttachedFile;

/** An attached picture as large as there is room, beside the work; Escape closes it. */
final class PictureWindow {
  private static final double SHARE = 0.7;
  private static final double LEAST_PX = 240;

  private final Stage stage = new Stage();
  private final StackPane pane;

  PictureWindow(AttachedFile file, Image image, Messages messages) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setAccessibleText(messages.get("ticket.file.picture", file.name()));
    pane = new StackPane(view);
    pane.getStyleClass().addAll("root", "ticket-picture");
    pane.setMinSize(0, 0);
    view.fitWidthProperty().bind(pane.widthProperty());
    view.fitHeightProperty().bind(pane.heightProperty());
    view.setFocusTraversable(true);
    stage.setTitle(file.name());
    stage.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stage.close();
          }
        });
  }

  /** Shows it over the window in which this node stands. */
  void show(Node beside) {
    Window owner = beside.getScene() == null ? null : beside.getScene().getWindow();
    double width = LEAST_PX;
    double height = LEAST_PX;
    if (owner != null) {
      width = Math.max(LEAST_PX, owner.getWidth() * SHARE);
      height = Math.max(LEAST_PX, owner.getHeight() * SHARE);
      stage.initOwner(owner);
    }
    Scene scene = new Scene(pane, width, height);
    if (beside.getScene() != null) {
      scene.getStylesheets().setAll(beside.getScene().getStylesheets());
    }
    stage.setScene(scene);
    stage.show();
  }
}
