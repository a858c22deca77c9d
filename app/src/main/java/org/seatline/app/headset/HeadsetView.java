package org.seatline.app.headset;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Ticking;

/**
 * The headset page: devices and how they sound at the left, the audio check at the right. Enter
 * goes on with the check, N says no, whatever has the focus; Space presses what has it.
 */
public final class HeadsetView extends VBox {
  private static final int LOOK_MS = 100;
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final HeadsetViewModel model;
  private final Messages messages;
  private final Runnable back;
  private final Label state = new Label();
  private final HBox stateLine =
      new HBox(Icons.of(Feather.HEADPHONES, "headset-state-icon"), state);

  /**
   * Looks at the headset while it is shown.
   *
   * @param back leaves the page
   */
  public HeadsetView(HeadsetViewModel model, Messages messages, Runnable back) {
    this.model = model;
    this.messages = messages;
    this.back = back;
    getStyleClass().addAll("pane-card", "headset-view");
    setMinSize(0, 0);
    ScrollPane body = new ScrollPane(columns());
    body.setFitToWidth(true);
    body.getStyleClass().add("headset-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head(), body);
    setFocusTraversable(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.pageProperty().addListener(property -> show());
    show();
    Ticking.whileInScene(this, LOOK_MS, model::tick);
    sceneProperty()
        .addListener(
            property -> {
              if (getScene() == null) {
                model.leave();
              }
            });
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("headset.title"));
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(USE_PREF_SIZE);
    state.setId("headset-state");
    state.setWrapText(true);
    stateLine.getStyleClass().add("headset-state");
    stateLine.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(stateLine, Priority.ALWAYS);
    Button leave = new Button(null, new KeyHint("Esc"));
    leave.setId("headset-back");
    leave.getStyleClass().add("key-button");
    leave.textProperty().bind(messages.text("headset.back"));
    leave.setFocusTraversable(false);
    leave.setMinWidth(USE_PREF_SIZE);
    leave.setOnAction(event -> back.run());
    HBox head = new HBox(title, stateLine, leave);
    head.getStyleClass().add("headset-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private GridPane columns() {
    VBox left = new VBox(new DevicesPane(model, messages), new SoundPane(model, messages));
    left.getStyleClass().add("headset-column");
    CheckView check = new CheckView(model, messages, this::enter);
    GridPane columns = new GridPane();
    columns.getStyleClass().add("headset-columns");
    for (double percent : new double[] {56, 44}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(percent);
      columns.getColumnConstraints().add(column);
    }
    columns.addRow(0, left, check);
    return columns;
  }

  private void show() {
    HeadsetPage page = model.pageProperty().get();
    state.setText(page.state());
    stateLine.pseudoClassStateChanged(PROBLEM, !page.working());
  }

  /** A check that went well leads back to work. */
  private void enter() {
    if (model.check().pageProperty().get().well()) {
      back.run();
    } else {
      model.check().goOn();
    }
  }

  private void key(KeyEvent event) {
    boolean chooses = event.getTarget() instanceof ComboBoxBase<?> list && list.isShowing();
    if (chooses || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> enter();
      case N -> model.check().no();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** A quiet heading and what stands under it. */
  static VBox section(Feather icon, ObservableValue<String> title, Node... rows) {
    Label heading = new Label("", Icons.of(icon));
    heading.textProperty().bind(title);
    heading.getStyleClass().add("pane-heading");
    VBox section = new VBox(heading);
    section.getChildren().addAll(rows);
    section.getStyleClass().add("headset-section");
    return section;
  }

  /** A sentence that takes as many lines as it needs, and no room while it is empty. */
  static Label sentence(String... styleClasses) {
    Label sentence = new Label();
    sentence.getStyleClass().addAll(styleClasses);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
    sentence.managedProperty().bind(sentence.visibleProperty());
    return sentence;
  }
}
