package org.seatline.app.ticket;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.UiThread;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.QueueInfo;

/** What is still to be done about the ticket, and the fields for something more. */
final class FollowUpSheet extends VBox {
  private final TicketFollowUps model;
  private final Messages messages;
  private final VBox lines = new VBox();
  private final VBox entry = new VBox();
  private final ComboBox<FollowUp.Kind> kind = new ComboBox<>();
  private final ComboBox<QueueInfo> group = new ComboBox<>();
  private final TextField when = new TextField();
  private final TextField number = new TextField();
  private final TextField note = new TextField();
  private final Label wrong = new Label();
  private @Nullable Node focusedBefore;

  FollowUpSheet(TicketFollowUps model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("follow-ups");
    lines.getStyleClass().add("follow-up-lines");
    entry.getStyleClass().add("follow-up-entry");
    build();
    getChildren().setAll(lines, entry);
    model.pending().addListener((javafx.beans.InvalidationListener) changed -> show());
    model.openProperty().addListener((property, before, open) -> open(open));
    model.kindProperty().addListener(changed -> fit());
    messages.languageProperty().addListener(changed -> show());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    Presence.of(entry, false);
    show();
  }

  private void build() {
    kind.setId("follow-up-kind");
    kind.getItems().setAll(FollowUp.Kind.values());
    kind.setConverter(words(each -> messages.get("ticket.follow-up." + each.id())));
    kind.valueProperty().bindBidirectional(model.kindProperty());
    group.setId("follow-up-group");
    group.setConverter(words(queue -> messages.of(queue.name())));
    group.valueProperty().bindBidirectional(model.groupProperty());
    for (ComboBox<?> box : List.of(kind, group)) {
      box.setMaxWidth(Double.MAX_VALUE);
    }
    field(when, "when", model.whenProperty());
    when.promptTextProperty().bind(messages.text("ticket.follow-up.when-prompt"));
    field(number, "number", model.numberProperty());
    field(note, "note", model.noteProperty());
    wrong.getStyleClass().add("ticket-wrong");
    wrong.setWrapText(true);
    wrong.textProperty().bind(model.wrongProperty());
    Presence.of(wrong, false);
    model
        .wrongProperty()
        .addListener(changed -> Presence.of(wrong, !model.wrongProperty().get().isEmpty()));
    Button keep = new Button();
    keep.setId("follow-up-keep");
    keep.textProperty().bind(messages.text("ticket.follow-up.keep"));
    keep.setOnAction(pressed -> model.keep());
    HBox buttons = new HBox(keep);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    entry
        .getChildren()
        .setAll(
            row("kind", kind),
            row("group", group),
            row("when", when),
            row("number", number),
            row("note", note),
            wrong,
            buttons);
  }

  private static void field(
      TextField field, String id, javafx.beans.property.StringProperty value) {
    field.setId("follow-up-" + id);
    field.textProperty().bindBidirectional(value);
  }

  private HBox row(String id, Node control) {
    Label label = new Label();
    label.textProperty().bind(messages.text("ticket.follow-up.label." + id));
    label.getStyleClass().add("ticket-left");
    label.setLabelFor(control);
    if (control instanceof javafx.scene.control.Control each) {
      each.accessibleTextProperty().bind(label.textProperty());
    }
    HBox row = new HBox(label, control);
    HBox.setHgrow(control, Priority.ALWAYS);
    row.getStyleClass().add("ticket-row");
    return row;
  }

  private static <T> StringConverter<T> words(java.util.function.Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      @SuppressWarnings("NullAway") // nothing is typed into these boxes
      public T fromString(String text) {
        return null;
      }
    };
  }

  private void open(boolean open) {
    boolean focused = isFocusWithin();
    Presence.of(entry, open);
    Presence.of(this, open || !model.pending().isEmpty());
    if (open) {
      focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
      group.getItems().setAll(model.groups());
      fit();
      kind.requestFocus();
    } else if (focused) {
      Node back = focusedBefore;
      UiThread.later(
          () -> {
            if (back != null && back.getScene() != null) {
              back.requestFocus();
            }
          });
    }
  }

  private void fit() {
    FollowUp.Kind now = model.kindProperty().get();
    Presence.of(group.getParent(), now == FollowUp.Kind.ESCALATION);
    Presence.of(number.getParent(), now == FollowUp.Kind.CALLBACK);
  }

  private void pressed(KeyEvent event) {
    if (!model.openProperty().get() || event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      model.keep();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.close();
      event.consume();
    }
  }

  private void show() {
    lines.getChildren().setAll(model.pending().stream().map(this::line).toList());
    Presence.of(this, !model.pending().isEmpty() || model.openProperty().get());
  }

  private Node line(FollowUp what) {
    Label time = new Label(model.when(what), Icons.of(icon(what)));
    time.getStyleClass().add("muted");
    time.setMinWidth(Label.USE_PREF_SIZE);
    Label words = new Label(model.words(what));
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button done = new Button(messages.get("ticket.follow-up.done"));
    done.getStyleClass().add("ticket-draft-button");
    done.setAccessibleText(messages.get("ticket.follow-up.done-of", words.getText()));
    done.setFocusTraversable(false);
    done.setMinWidth(Button.USE_PREF_SIZE);
    done.setOnAction(pressed -> model.done(what));
    HBox row = new HBox(time, words, done);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("follow-up-line");
    return row;
  }

  static Feather icon(FollowUp what) {
    return switch (what.kind()) {
      case REMINDER -> Feather.BELL;
      case CALLBACK -> Feather.PHONE_OUTGOING;
      case ESCALATION -> Feather.ALERT_CIRCLE;
    };
  }
}
