package org.seatline.app.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Ticking;

/** The line at the bottom. */
final class StatusLineView extends HBox {
  private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private static final long TICK_MS = 10_000;

  /**
   * @param counter what came back; it is there only when something did
   * @param details shows how far this computer is in step
   */
  StatusLineView(StatusLineViewModel model, Region counter, Runnable details) {
    Button server = server(model, details);
    Ticking.whileInScene(this, TICK_MS, model::tick);
    Label headset = label(Feather.HEADPHONES);
    Label answering = label(Feather.PHONE_INCOMING);
    Label network = label(Feather.ACTIVITY);
    Label disk = label(Feather.HARD_DRIVE);
    Label message = label(Feather.MESSAGE_SQUARE);
    showWhenSaid(disk, model.diskProperty());
    mark(disk, PROBLEM, true);
    headset.textProperty().bind(model.headsetProperty());
    showWhenSaid(network, model.networkProperty());
    showWhenSaid(answering, model.answeringProperty());
    message.textProperty().bind(model.messageProperty());
    message.visibleProperty().bind(model.messageProperty().isNotEmpty());
    model
        .headsetProblemProperty()
        .addListener(p -> mark(headset, PROBLEM, model.headsetProblemProperty().get()));
    mark(headset, PROBLEM, model.headsetProblemProperty().get());
    message.setMinWidth(0);
    message.setMaxWidth(Double.MAX_VALUE);
    message.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(message, Priority.ALWAYS);
    getStyleClass().add("status-line");
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(server, counter, disk, headset, answering, network, message);
  }

  private static Button server(StatusLineViewModel model, Runnable details) {
    Button server = new Button(null, Icons.of(Feather.SERVER));
    server.setId("status-server");
    server.getStyleClass().add("status-button");
    server.setMinWidth(USE_PREF_SIZE);
    server.setFocusTraversable(false);
    server.setOnAction(pressed -> details.run());
    server.textProperty().bind(model.serverProperty());
    model.aloneProperty().addListener(p -> mark(server, ALONE, model.aloneProperty().get()));
    mark(server, ALONE, model.aloneProperty().get());
    return server;
  }

  /** Takes no room while there is nothing to say. */
  private static void showWhenSaid(Label label, ReadOnlyStringProperty words) {
    label.textProperty().bind(words);
    label.visibleProperty().bind(words.isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private static Label label(Feather icon) {
    Label label = new Label("", Icons.of(icon));
    label.getStyleClass().add("status-item");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static void mark(Labeled label, PseudoClass pseudoClass, boolean on) {
    label.pseudoClassStateChanged(pseudoClass, on);
  }
}
