package org.seatline.app.script;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.fx.UiThread;

/** The script: the way here, what must not be overlooked, what to say, and the answers. */
public final class ScriptView extends VBox {
  private static final double ROOMY_FROM = 900;
  private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");

  private final ScriptViewModel model;
  private final Messages messages;
  private final ScriptPath path;
  private final TextFlow sentence = new TextFlow();
  private final Label warning = new Label();
  private final Label hint = new Label();
  private final Label problem = new Label();
  private final FlowPane answers = new FlowPane();
  private final TextField typed = new TextField();
  private final HBox typing = new HBox();
  private final VBox lookup = new VBox();
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
    this.path = new ScriptPath(model);
    this.around = new ScriptAround(model, messages);
    getStyleClass().addAll("pane-card", "script-view");
    setFocusTraversable(true);
    build();
    follow();
    SceneKeys.filter(this, this::key);
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

    sentence.getStyleClass().add("script-say");
    sentence.setId("script-sentence");
    warning.getStyleClass().add("script-warning");
    warning.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    warning.setWrapText(true);
    warning.setMaxWidth(Double.MAX_VALUE);
    hint.getStyleClass().add("script-hint");
    hint.setGraphic(Icons.of(Feather.INFO));
    hint.setWrapText(true);
    problem.getStyleClass().add("script-problem");
    problem.setWrapText(true);
    answers.getStyleClass().add("script-answers");
    answers.setId("script-answers");
    buildTyping();
    lookup.getStyleClass().add("script-lookup");
    body.getStyleClass().add("script-body");
    body.getChildren().setAll(problem, warning, sentence, typing, answers, lookup, hint, around);
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
    display(around, roomy && model.stateProperty().get() != null);
  }

  private Button language() {
    Button button = new Button();
    button.getStyleClass().add("script-language");
    button.setMinWidth(USE_PREF_SIZE);
    button.setId("script-language");
    button.setGraphic(new KeyHint("Ctrl+L"));
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
    back.setGraphic(new KeyHint("Alt+←"));
    back.setOnAction(pressed -> model.back());
    next.textProperty().bind(messages.text("script.next"));
    next.setGraphic(new KeyHint("Alt+→"));
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
    model.sentenceProperty().addListener(changed -> showSentence());
    model.answers().addListener((ListChangeListener<Object>) change -> showAnswers());
    model.hintProperty().addListener(changed -> showNotes());
    model.warningProperty().addListener(changed -> showNotes());
    model.problemProperty().addListener(changed -> show());
    model.lookupProperty().addListener(changed -> showLookup());
    model.typedProperty().addListener(changed -> showTyped());
    messages.languageProperty().addListener(changed -> show());
  }

  private void show() {
    ScriptState state = model.stateProperty().get();
    boolean open = state != null;
    boolean failed = !model.problemProperty().get().isEmpty();
    display(empty, !open && !failed);
    display(scroll, open || failed);
    display(footer, open);
    display(sentence, open);
    useRoom();
    boolean asks = state != null && state.current().isTyped();
    if (typed.isFocused() && !asks) {
      // A field that vanishes hands its focus to whatever is next, which may be the ticket.
      requestFocus();
    }
    display(typing, asks);
    problem.setText(model.problemProperty().get());
    display(problem, failed);
    showSentence();
    showAnswers();
    showNotes();
    showTyped();
    showLookup();
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

  private void showSentence() {
    sentence
        .getChildren()
        .setAll(model.sentenceProperty().get().pieces().stream().map(this::piece).toList());
  }

  private Text piece(ScriptSentence.Piece piece) {
    Text text =
        switch (piece) {
          case ScriptSentence.Piece.Plain(String words) -> new Text(words);
          case ScriptSentence.Piece.Filled(String name, String words) -> new Text(words);
          case ScriptSentence.Piece.Gap(String name) -> new Text("[" + model.gapName(name) + "]");
        };
    text.getStyleClass()
        .add(
            switch (piece) {
              case ScriptSentence.Piece.Plain plain -> "script-plain";
              case ScriptSentence.Piece.Filled filled -> "script-filled";
              case ScriptSentence.Piece.Gap gap -> "script-gap";
            });
    return text;
  }

  private void showAnswers() {
    answers.getChildren().setAll(model.answers().stream().map(this::answer).toList());
    ScriptState state = model.stateProperty().get();
    if (state != null && model.answers().isEmpty() && !isAsking() && !state.atEnd()) {
      answers.getChildren().add(onwards());
    }
    display(answers, !answers.getChildren().isEmpty());
  }

  private Node answer(ScriptPicture.AnswerLine line) {
    Button button = new Button(line.text(), new KeyHint(line.key()));
    button.getStyleClass().add("script-answer");
    if (line.given()) {
      button.getStyleClass().add("given");
    }
    button.setId("script-answer-" + line.key());
    button.setWrapText(true);
    button.setFocusTraversable(false);
    button.setOnAction(pressed -> model.answer(line.id()));
    return button;
  }

  /** Where nothing is asked, 1 goes on. */
  private Node onwards() {
    Button button = new Button(messages.get("script.next"), new KeyHint("1"));
    button.getStyleClass().add("script-answer");
    button.setId("script-answer-1");
    button.setFocusTraversable(false);
    button.setOnAction(pressed -> model.next());
    return button;
  }

  private void showNotes() {
    warning.setText(model.warningProperty().get());
    display(warning, !warning.getText().isEmpty());
    hint.setText(model.hintProperty().get());
    display(hint, !hint.getText().isEmpty());
  }

  private void showTyped() {
    if (!typed.getText().equals(model.typedProperty().get())) {
      typed.setText(model.typedProperty().get());
    }
  }

  private void showLookup() {
    ScriptLookup found = model.lookupProperty().get();
    lookup.getChildren().clear();
    display(lookup, !found.title().isEmpty());
    Label title = new Label(found.title(), Icons.of(Feather.SEARCH));
    title.getStyleClass().add("script-lookup-title");
    lookup.getChildren().add(title);
    if (found.lines().isEmpty()) {
      Label nothing = new Label(messages.get("script.lookup-nothing"));
      nothing.getStyleClass().add("muted");
      lookup.getChildren().add(nothing);
    }
    found.lines().forEach(line -> lookup.getChildren().add(lookupLine(line)));
  }

  private static Node lookupLine(ScriptLookup.Line line) {
    Label text = new Label(line.text());
    text.setWrapText(true);
    Label detail = new Label(line.detail());
    detail.setMinWidth(USE_PREF_SIZE);
    detail.getStyleClass().add(line.marked() ? "script-lookup-marked" : "muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(text, gap, detail);
    row.getStyleClass().add("script-lookup-line");
    return row;
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

  private void key(KeyEvent event) {
    if (model.stateProperty().get() == null || event.isMetaDown()) {
      return;
    }
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.L && !event.isAltDown()) {
        model.switchLanguage();
        event.consume();
      }
      return;
    }
    int digit = SceneKeys.digit(event);
    if (digit > 0 && !event.isShiftDown()) {
      boolean mine = event.isAltDown() || !SceneKeys.isTyping(getScene());
      if (mine && model.press(digit)) {
        event.consume();
      }
    } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
      model.back();
      event.consume();
    } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
      goOn();
      event.consume();
    }
  }

  private static void display(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
