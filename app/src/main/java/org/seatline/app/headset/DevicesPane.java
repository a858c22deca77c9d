package org.seatline.app.headset;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.LevelMeter;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetPage.DeviceField;
import org.seatline.app.headset.HeadsetPage.Option;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.app.settings.HeadsetSettings.Use;

/** Microphone, earpiece and ringer: which device, how loud, and a sound to try it with. */
final class DevicesPane extends VBox {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
  private static final double LABEL_WIDTH = 96;
  private static final int RING_STEP_PERCENT = 10;

  private final HeadsetViewModel model;
  private final Messages messages;
  private final GridPane grid = new GridPane();
  private final Row microphone = new Row(Use.MICROPHONE);
  private final Row earpiece = new Row(Use.EARPIECE);
  private final Row ringer = new Row(Use.RINGER);
  private final Button tone;
  private final Button ring;
  private final Slider loudness =
      new Slider(HeadsetSettings.RING_PERCENT_MIN, 100, HeadsetSettings.RING_PERCENT_MIN);
  private final Label percent = new Label();
  private boolean showing;

  DevicesPane(HeadsetViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.tone = button("headset-tone", Feather.MUSIC, model::tone);
    this.ring = button("headset-ring", Feather.BELL, model::ring);
    grid.getStyleClass().add("headset-grid");
    ColumnConstraints words = new ColumnConstraints(LABEL_WIDTH);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints()
        .addAll(words, wide, new ColumnConstraints(), new ColumnConstraints());
    LevelMeter mic = new LevelMeter("mic");
    LevelMeter ear = new LevelMeter("ear");
    mic.levelProperty().bind(model.microphoneLevelProperty());
    ear.levelProperty().bind(model.earpieceLevelProperty());
    place(0, "headset.microphone", microphone, meter(mic));
    place(2, "headset.earpiece", earpiece, meter(ear));
    place(4, "headset.ringer", ringer, new Region());
    grid.add(tone, 3, 2);
    grid.add(ring, 3, 4);
    loudness();
    getChildren().add(HeadsetView.section(Feather.SLIDERS, messages.text("headset.devices"), grid));
    model.pageProperty().addListener(property -> show());
    messages.languageProperty().addListener(property -> show());
    show();
  }

  private void place(int row, String key, Row field, Node beside) {
    grid.add(name(key, field.box), 0, row);
    grid.add(field.box, 1, row);
    grid.add(beside, 2, row);
    grid.add(field.hint, 1, row + 1, 3, 1);
  }

  private Label name(String key, Node of) {
    Label name = new Label();
    name.textProperty().bind(messages.text(key));
    name.getStyleClass().add("field-label");
    name.setLabelFor(of);
    return name;
  }

  private static HBox meter(LevelMeter meter) {
    HBox box = new HBox(meter);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Button button(String id, Feather icon, Runnable action) {
    Button button = new Button("", Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add("headset-try");
    button.setMinWidth(USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void loudness() {
    loudness.setId("headset-loudness");
    loudness.setBlockIncrement(RING_STEP_PERCENT);
    loudness.setMajorTickUnit(RING_STEP_PERCENT);
    loudness.setMinorTickCount(0);
    loudness.setSnapToTicks(true);
    loudness
        .valueProperty()
        .addListener(
            property -> {
              int chosen = (int) Math.round(loudness.getValue());
              percent.setText(chosen + " %");
              if (!showing && !loudness.isValueChanging()) {
                model.ringPercent(chosen);
              }
            });
    loudness
        .valueChangingProperty()
        .addListener(
            property -> {
              if (!loudness.isValueChanging()) {
                model.ringPercent((int) Math.round(loudness.getValue()));
              }
            });
    grid.add(name("headset.loudness", loudness), 0, 6);
    grid.add(loudness, 1, 6);
    grid.add(percent, 2, 6);
  }

  private void show() {
    HeadsetPage page = model.pageProperty().get();
    showing = true;
    microphone.show(page.microphone());
    earpiece.show(page.earpiece());
    ringer.show(page.ringer());
    if (!loudness.isValueChanging()) {
      loudness.setValue(page.settings().ringPercent());
      percent.setText(page.settings().ringPercent() + " %");
    }
    show(tone, page.tests().tone(), "headset.tone", "headset.tone-end");
    show(ring, page.tests().rings(), "headset.ring", "headset.ring-end");
    tone.setDisable(!page.tests().free());
    ring.setDisable(!page.tests().free());
    showing = false;
  }

  private void show(Button button, boolean on, String begin, String end) {
    button.setText(messages.get(on ? end : begin));
    button.pseudoClassStateChanged(ON, on);
  }

  /** One device to choose. */
  private final class Row {
    final ComboBox<Option> box = new ComboBox<>();
    final Label hint = new Label();

    Row(Use use) {
      box.setId("headset-" + use.name().toLowerCase(Locale.ROOT));
      box.setMaxWidth(Double.MAX_VALUE);
      hint.getStyleClass().addAll("small", "headset-hint");
      hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
      hint.managedProperty().bind(hint.visibleProperty());
      box.valueProperty()
          .addListener(
              (property, before, now) -> {
                if (!showing && now != null) {
                  model.choose(use, now);
                }
              });
    }

    // An open list stays open while nothing in it changes.
    void show(DeviceField field) {
      if (!box.getItems().equals(field.options())) {
        box.getItems().setAll(field.options());
      }
      box.setValue(field.chosen());
      hint.setText(field.hint());
    }
  }
}
