package org.seatline.app.lock;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;

/** Covers the whole window: nothing of customers or tickets is on it. */
public final class LockView extends StackPane {
  private final LockViewModel model;
  private final Messages messages;
  private final PasswordField password = new PasswordField();

  /** The lock screen of this seat. */
  public LockView(LockViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    password.setId("lock-password");
    password.disableProperty().bind(model.busyProperty());
    password.setOnAction(event -> unlock());
    VBox card = new VBox(heading(), field(), error(), row(), kept());
    card.getStyleClass().add("sign-in-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getStyleClass().addAll("sign-in", "lock-screen");
    getChildren().add(card);
  }

  /** Puts the cursor where it is needed; what was typed before is gone. */
  public void begin() {
    password.clear();
    password.requestFocus();
  }

  private VBox heading() {
    Label name = new Label("", Icons.of(Feather.LOCK, "sign-in-mark"));
    name.setId("lock-person");
    name.textProperty().bind(model.personProperty());
    name.getStyleClass().add("sign-in-name");
    Label since = new Label();
    since.textProperty().bind(model.sinceProperty());
    since.getStyleClass().add("muted");
    VBox heading = new VBox(name, since);
    heading.getStyleClass().add("sign-in-heading");
    return heading;
  }

  private VBox field() {
    Label label = label("signin.password");
    label.setLabelFor(password);
    label.getStyleClass().add("field-label");
    VBox box = new VBox(label, password);
    box.getStyleClass().add("sign-in-field");
    return box;
  }

  private HBox error() {
    Label text = new Label();
    text.setId("lock-error");
    text.textProperty().bind(model.errorProperty());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("alarm-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(Icons.of(Feather.ALERT_CIRCLE, "alarm-icon"), text);
    line.getStyleClass().add("sign-in-error");
    line.visibleProperty().bind(model.errorProperty().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private HBox row() {
    Button unlock = new Button();
    unlock.setId("lock-unlock");
    unlock.textProperty().bind(messages.text("lock.unlock"));
    unlock.setMaxWidth(Double.MAX_VALUE);
    unlock.getStyleClass().add("accent");
    unlock.disableProperty().bind(model.busyProperty());
    unlock.setOnAction(event -> unlock());
    HBox.setHgrow(unlock, Priority.ALWAYS);
    Button other = new Button();
    other.setId("lock-somebody-else");
    other.textProperty().bind(messages.text("lock.somebody-else"));
    other.getStyleClass().add("flat");
    other.disableProperty().bind(model.busyProperty());
    other.setOnAction(event -> model.leave());
    HBox row = new HBox(unlock, other);
    row.getStyleClass().add("sign-in-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Label kept() {
    Label kept = label("lock.kept");
    kept.setWrapText(true);
    kept.setMinHeight(Region.USE_PREF_SIZE);
    kept.getStyleClass().addAll("faint", "small");
    return kept;
  }

  private Label label(String key) {
    Label label = new Label();
    label.textProperty().bind(messages.text(key));
    return label;
  }

  private void unlock() {
    char[] typed = password.getText().toCharArray();
    password.clear();
    model.unlock(typed);
  }
}
