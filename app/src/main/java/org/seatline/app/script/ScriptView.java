package org.seatline.app.script;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.fx.UiThread;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;

/** The script: the way here, what must not be overlooked, what to say, and the answers. */
public final class ScriptView extends VBox {
  private static final double ROOMY_FROM = 900;
  private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");

  private final ScriptViewModel model;
  private final Messages messages;
  private final ScriptPath path;
  private final ScriptSpeech sentence;
  private final Label warning = new Label();
  private final Label hint = new Label();
  private final Label problem = new Label();
  private final TextField typed = new TextField();
  private final HBox typing = new HBox();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final ScriptAround around;
  private final Label empty = new Label();
  private final HBox footer = new HBox();
  private final Button next = new Button();

  /** Shows the script of the talk. */
  public ScriptView(ScriptViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.sentence = new ScriptSpeech(model, messages);
    this.path = new ScriptPath(model);
    this.around = new ScriptAround(model, messages);
    getStyleClass().addAll("pane-card", "script-view");
    setFocusTraversable(true);
    build();
    follow();
    SceneKeys.filter(this, this::key);
    new NodeActions(this, messages.keys())
        .on(SeatAction.LANGUAGE, this::isOpen, model::switchLanguage)
        .on(SeatAction.STEP_BACK, this::isOpen, model::back)
        .on(SeatAction.STEP_ON, this::isOpen, this::goOn);
    show();
  }

  private void build() {
    Label heading = new Label();
    heading.getStyleClass().add("pane-heading");
    heading.textProperty().bind(messages.text("script.heading"));
    heading.setMinWidth(USE_PREF_SIZE);
    HBox top = new HBox(heading, path, language());
    top.getStyleClass().add("script-top");
    HBox.setHgrow(path, Priority.ALWAYS);

    buildNotes();
    buildTyping();
    body.getStyleClass().add("script-body");
    body.getChildren()
        .setAll(
            problem,
            warning,
            sentence,
            typing,
            new ScriptChoices(model, messages),
            new ScriptFindings(model, messages),
            hint,
            around);
    widthProperty().addListener(changed -> useRoom());
    useRoom();
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("script-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    empty.getStyleClass().addAll("muted", "script-empty");
    empty.setWrapText(true);
    empty.textProperty().bind(messages.text("script.empty"));
    buildFooter();
    getChildren().setAll(top, empty, scroll, footer);
  }

  /** A wide window has room for more than the sentence of the moment. */
  private void useRoom() {
    boolean roomy = getWidth() >= ROOMY_FROM;
    pseudoClassStateChanged(ROOMY, roomy);
    Presence.of(around, roomy && model.stateProperty().get() != null);
  }

  private Button language() {
    Button button = new Button();
    button.getStyleClass().add("script-language");
    button.setMinWidth(USE_PREF_SIZE);
    button.setId("script-language");
    button.setGraphic(new KeyHint(messages, SeatAction.LANGUAGE));
    button.setFocusTraversable(false);
    button.setOnAction(pressed -> model.switchLanguage());
    Runnable name =
        () ->
            button.setText(
                messages.get(
                    model.languageProperty().get() == Language.ZH
                        ? "script.speaking-chinese"
                        : "script.speaking-english"));
    button.visibleProperty().bind(scroll.visibleProperty());
    model.languageProperty().addListener(changed -> name.run());
    messages.languageProperty().addListener(changed -> name.run());
    name.run();
    return button;
  }

  private void buildNotes() {
    warning.getStyleClass().add("script-warning");
    warning.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    warning.setWrapText(true);
    warning.setMaxWidth(Double.MAX_VALUE);
    hint.getStyleClass().add("script-hint");
    hint.setGraphic(Icons.of(Feather.INFO));
    hint.setWrapText(true);
    problem.getStyleClass().add("script-problem");
    problem.setWrapText(true);
  }

  private void buildTyping() {
    typed.setId("script-typed");
    typed.promptTextProperty().bind(messages.text("script.type-here"));
    typed.textProperty().addListener((property, before, after) -> model.type(after));
    typed.setOnAction(entered -> goOn());
    HBox.setHgrow(typed, Priority.ALWAYS);
    KeyHint enter = new KeyHint("Enter");
    typing.getStyleClass().add("script-typing");
    typing.setAlignment(Pos.CENTER_LEFT);
    typing.getChildren().setAll(typed, enter);
  }

  private void buildFooter() {
    Button back = new Button();
    back.textProperty().bind(messages.text("script.back"));
    back.setGraphic(new KeyHint(messages, SeatAction.STEP_BACK));
    back.setOnAction(pressed -> model.back());
    next.textProperty().bind(messages.text("script.next"));
    next.setGraphic(new KeyHint(messages, SeatAction.STEP_ON));
    next.setId("script-next");
    next.setOnAction(pressed -> goOn());
    for (Button button : new Button[] {back, next}) {
      button.setFocusTraversable(false);
      button.getStyleClass().add("script-move");
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label keys = new Label();
    keys.getStyleClass().addAll("faint", "small");
    keys.textProperty().bind(messages.text("script.keys"));
    footer.getStyleClass().add("script-footer");
    footer.getChildren().setAll(back, next, gap, keys);
  }

  private void follow() {
    model.stateProperty().addListener(changed -> show());
    model.hintProperty().addListener(changed -> showNotes());
    model.warningProperty().addListener(changed -> showNotes());
    model.problemProperty().addListener(changed -> show());
    model.typedProperty().addListener(changed -> showTyped());
    messages.languageProperty().addListener(changed -> show());
  }

  private void show() {
    ScriptState state = model.stateProperty().get();
    boolean open = state != null;
    boolean failed = !model.problemProperty().get().isEmpty();
    Presence.of(empty, !open && !failed);
    Presence.of(scroll, open || failed);
    Presence.of(footer, open);
    Presence.of(sentence, open);
    useRoom();
    boolean asks = state != null && state.current().isTyped();
    if (typed.isFocused() && !asks) {
      // A field that vanishes hands its focus to whatever is next, which may be the ticket.
      requestFocus();
    }
    Presence.of(typing, asks);
    problem.setText(model.problemProperty().get());
    Presence.of(problem, failed);
    showNotes();
    showTyped();
    next.setDisable(state == null || state.atEnd());
    if (asks) {
      // Later: the digit that led here is still on its way as a character.
      UiThread.later(this::offerTyping);
    }
  }

  /** The cursor comes to the answer by itself, unless somebody types elsewhere. */
  private void offerTyping() {
    if (isAsking() && getScene() != null && !SceneKeys.isTyping(getScene())) {
      typed.requestFocus();
      typed.end();
    }
  }

  private void showNotes() {
    warning.setText(model.warningProperty().get());
    Presence.of(warning, !warning.getText().isEmpty());
    hint.setText(model.hintProperty().get());
    Presence.of(hint, !hint.getText().isEmpty());
  }

  private void showTyped() {
    if (!typed.getText().equals(model.typedProperty().get())) {
      typed.setText(model.typedProperty().get());
    }
  }

  private void goOn() {
    boolean inField = typed.isFocused();
    if (model.next() && inField && !isAsking()) {
      requestFocus();
    }
  }

  private boolean isAsking() {
    ScriptState state = model.stateProperty().get();
    return state != null && state.current().isTyped();
  }

  private boolean isOpen() {
    return model.stateProperty().get() != null;
  }

  /** Digits choose answers: with Alt always, without it while nobody types. */
  private void key(KeyEvent event) {
    int digit = SceneKeys.digit(event);
    if (!isOpen() || digit == 0 || event.isShortcutDown() || event.isMetaDown()) {
      return;
    }
    boolean mine = event.isAltDown() || !SceneKeys.isTyping(getScene());
    if (mine && !event.isShiftDown() && model.press(digit)) {
      event.consume();
    }
  }
}
