package org.seatline.app.headset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Messages;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.sdp.MediaSecurity.Policy;

/**
 * What is done to the sound, when media are encrypted, which buttons are heard, the line buffer.
 */
final class SoundPane extends VBox {
  private static final List<Integer> BUFFERS_MS = List.of(20, 40, 60, 80, 100, 150, 200);

  private final HeadsetViewModel model;
  private final Messages messages;
  private final Map<SoundFeature, CheckBox> features = new EnumMap<>(SoundFeature.class);
  private final Label processing = HeadsetView.sentence("small", "headset-hint");
  private final Map<Policy, RadioButton> policies = new EnumMap<>(Policy.class);
  private final Label buttons = HeadsetView.sentence("muted");
  private final ComboBox<Integer> buffer = new ComboBox<>();
  private boolean showing;

  SoundPane(HeadsetViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("headset-column");
    buttons.setId("headset-buttons");
    getChildren()
        .addAll(
            processing(),
            encryption(),
            HeadsetView.section(Feather.RADIO, messages.text("headset.buttons"), buttons),
            advanced());
    model.pageProperty().addListener(property -> show());
    show();
  }

  private VBox processing() {
    VBox section =
        HeadsetView.section(Feather.ACTIVITY, messages.text("headset.processing"), processing);
    for (SoundFeature feature : SoundFeature.values()) {
      String name = Words.of(feature);
      CheckBox box = new CheckBox();
      box.setId("headset-" + name);
      box.textProperty().bind(messages.text("headset.feature." + name));
      box.setMinWidth(Region.USE_PREF_SIZE);
      box.setOnAction(event -> model.toggle(feature));
      features.put(feature, box);
      section.getChildren().add(explained(box, "headset.feature-why." + name));
    }
    return section;
  }

  private VBox encryption() {
    VBox section = HeadsetView.section(Feather.LOCK, messages.text("headset.encryption"));
    ToggleGroup group = new ToggleGroup();
    for (Policy policy : Policy.values()) {
      String name = Words.of(policy);
      RadioButton button = new RadioButton();
      button.setId("headset-encryption-" + name);
      button.textProperty().bind(messages.text("headset.encryption." + name));
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(event -> model.encrypt(policy));
      policies.put(policy, button);
      section.getChildren().add(explained(button, "headset.encryption-why." + name));
    }
    return section;
  }

  private HBox explained(Node choice, String key) {
    Label why = new Label();
    why.textProperty().bind(messages.text(key));
    why.getStyleClass().addAll("muted", "small");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    HBox row = new HBox(choice, why);
    row.getStyleClass().add("headset-explained");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox advanced() {
    Hyperlink open = new Hyperlink();
    open.setId("headset-advanced");
    open.textProperty().bind(messages.text("headset.advanced"));
    Label name = new Label();
    name.textProperty().bind(messages.text("headset.buffer"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    buffer.setId("headset-buffer");
    buffer.getItems().setAll(BUFFERS_MS);
    buffer
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                model.bufferMs(now);
              }
            });
    HBox field = new HBox(name, buffer);
    field.getStyleClass().add("headset-buffer");
    field.setAlignment(Pos.CENTER_LEFT);
    HBox row = explained(field, "headset.buffer-why");
    row.setVisible(false);
    row.managedProperty().bind(row.visibleProperty());
    open.setOnAction(event -> row.setVisible(!row.isVisible()));
    VBox section = new VBox(open, row);
    section.getStyleClass().add("headset-section");
    return section;
  }

  private void show() {
    HeadsetPage page = model.pageProperty().get();
    showing = true;
    processing.setText(page.processing().note());
    features.forEach(
        (feature, box) -> {
          box.setSelected(page.settings().processing().contains(feature));
          box.setDisable(!page.processing().possible() && !box.isSelected());
        });
    policies.forEach(
        (policy, button) -> button.setSelected(page.settings().encryption() == policy));
    buttons.setText(page.buttons());
    buffer.setValue(page.settings().bufferMs());
    showing = false;
  }
}
