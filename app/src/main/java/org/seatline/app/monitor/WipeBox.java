package org.seatline.app.monitor;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** In the chosen seat's panel: destroys what is on a computer, after it was said what that is. */
final class WipeBox extends VBox {
  private final WipeViewModel model;
  private final Messages messages;
  private String agentId = "";
  private String name = "";

  WipeBox(WipeViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    Label heading = new Label();
    heading.textProperty().bind(messages.text("wipe.title"));
    heading.getStyleClass().add("pane-heading");
    Button ask = button("wipe.ask", "wipe-ask", () -> model.ask(agentId, name));
    ask.visibleProperty().bind(model.askingProperty().not());
    ask.managedProperty().bind(ask.visibleProperty());
    Label sentence = new Label();
    sentence.setId("wipe-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.textProperty().bind(model.sentenceProperty());
    sentence.visibleProperty().bind(model.sentenceProperty().isNotEmpty());
    sentence.managedProperty().bind(sentence.visibleProperty());
    VBox choices = new VBox(choices());
    choices.getStyleClass().add("panel-section");
    choices.visibleProperty().bind(model.askingProperty());
    choices.managedProperty().bind(choices.visibleProperty());
    getStyleClass().add("panel-section");
    getChildren().addAll(heading, ask, sentence, choices);
  }

  private Button[] choices() {
    Button deliver =
        button("wipe.after-delivery", "wipe-after-delivery", model::storeAfterDelivery);
    Button atOnce = button("wipe.at-once", "wipe-at-once", model::storeAtOnce);
    for (Button each : new Button[] {deliver, atOnce}) {
      each.disableProperty().bind(model.storeKnownProperty().not());
    }
    Button person = button("wipe.person", "wipe-person", model::person);
    for (Button each : new Button[] {deliver, atOnce, person}) {
      each.getStyleClass().add("wipe-choice");
    }
    // Nothing is sent first: what waits there is lost.
    atOnce.getStyleClass().add("loses-all");
    atOnce.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    Button no = button("wipe.no", "wipe-no", model::forget);
    return new Button[] {deliver, person, atOnce, no};
  }

  private Button button(String text, String id, Runnable action) {
    Button button = new Button();
    button.textProperty().bind(messages.text(text));
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setFocusTraversable(false);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** The chosen seat. */
  void show(FloorPicture.@Nullable SeatTile tile) {
    String next = tile == null ? "" : tile.agentId();
    if (!next.equals(agentId)) {
      model.forget();
    }
    agentId = next;
    name = tile == null ? "" : tile.name();
    Presence.of(this, tile != null);
  }
}
