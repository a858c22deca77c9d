package org.seatline.app.lock;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;

/** A sheet over the panes for drafts that wait for an earlier password. */
public final class EarlierView extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final double TEXT_WIDTH = 440;

  private final EarlierViewModel model;
  private final Messages messages;
  private final PasswordField password = new PasswordField();
  private final Button giveUp = new Button();
  private boolean sure;

  /** Hidden until {@link #open}. */
  public EarlierView(EarlierViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    password.setId("earlier-password");
    password.disableProperty().bind(model.busyProperty());
    password.setOnAction(event -> bringBack());
    Label title = text("sheet-title");
    title.textProperty().bind(messages.text("earlier.title"));
    Label count = text("earlier-count");
    count.textProperty().bind(messages.text("earlier.waiting", model.waitingProperty()));
    Label said = text("earlier-said");
    said.textProperty().bind(model.saidProperty());
    said.setId("earlier-said");
    said.visibleProperty().bind(model.saidProperty().isNotEmpty());
    said.managedProperty().bind(said.visibleProperty());
    model.wrongProperty().addListener((p, before, now) -> said.pseudoClassStateChanged(WRONG, now));
    VBox form = new VBox(count, password, row());
    form.getStyleClass().add("earlier-form");
    form.visibleProperty().bind(model.waitingProperty().greaterThan(0));
    form.managedProperty().bind(form.visibleProperty());
    getStyleClass().addAll("key-help", "earlier-sheet");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(title, said, form, close());
  }

  private static Label text(String style) {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setPrefWidth(TEXT_WIDTH);
    label.getStyleClass().add(style);
    return label;
  }

  private HBox row() {
    Button back = new Button();
    back.setId("earlier-bring-back");
    back.textProperty().bind(messages.text("earlier.bring-back"));
    back.getStyleClass().add("accent");
    back.disableProperty().bind(model.busyProperty());
    back.setOnAction(event -> bringBack());
    giveUp.setId("earlier-give-up");
    giveUp.getStyleClass().add("flat");
    giveUp.disableProperty().bind(model.busyProperty());
    giveUp.setOnAction(event -> giveUp());
    HBox row = new HBox(back, giveUp);
    row.getStyleClass().add("sign-in-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button close() {
    Button close = new Button();
    close.setId("earlier-close");
    close.textProperty().bind(messages.text("earlier.close"));
    close.setOnAction(event -> setVisible(false));
    return close;
  }

  /** Shows the sheet with the cursor in the password. */
  public void open() {
    unsure();
    password.clear();
    setVisible(true);
    password.requestFocus();
  }

  private void unsure() {
    sure = false;
    giveUp.setText(messages.get("earlier.give-up"));
  }

  private void bringBack() {
    unsure();
    char[] typed = password.getText().toCharArray();
    password.clear();
    model.bringBack(typed);
  }

  /** What is deleted here is nowhere else: the button asks before it does it. */
  private void giveUp() {
    if (sure) {
      model.giveUp();
    } else {
      sure = true;
      giveUp.setText(messages.get("earlier.give-up-sure", model.waitingProperty().get()));
    }
  }
}
