package org.seatline.app.returned;

import java.util.List;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.UiThread;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.returned.CameBackPage.Choice;

/** The page of what came back: the list at the left, the selected one at the right. */
public final class CameBackView extends VBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final CameBackViewModel model;
  private final Messages messages;
  private final Runnable back;
  private final Label count = new Label();
  private final ActionButton other =
      new ActionButton(Feather.ARCHIVE, new KeyHint("L"), "other", this::other);
  private final VBox list = new VBox();
  private final StackPane detail = new StackPane();
  private final ConflictPane conflict;
  private final RejectedPane rejected;

  /**
   * Shows it.
   *
   * @param back leaves the page
   */
  public CameBackView(CameBackViewModel model, Messages messages, Runnable back) {
    this.model = model;
    this.messages = messages;
    this.back = back;
    this.conflict = new ConflictPane(model, messages, this::copy);
    this.rejected = new RejectedPane(model, messages, this::copy);
    getStyleClass().addAll("pane-card", "returned-view");
    setMinSize(0, 0);
    list.getStyleClass().add("returned-list");
    ScrollPane lines = scroll(list);
    lines.getStyleClass().add("returned-lines");
    detail.getStyleClass().add("returned-detail");
    HBox body = new HBox(lines, scroll(detail));
    HBox.setHgrow(body.getChildren().getLast(), Priority.ALWAYS);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    getChildren().addAll(head(), body);
    setFocusTraversable(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    new NodeActions(this, messages.keys()).on(SeatAction.SUBMIT, model::finish);
    model.pageProperty().addListener(property -> show());
    show();
  }

  private static ScrollPane scroll(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("returned.title"));
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(USE_PREF_SIZE);
    count.getStyleClass().add("muted");
    count.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(count, Priority.ALWAYS);
    other.setId("returned-other");
    other.setMinWidth(USE_PREF_SIZE);
    Button leave = new Button(null, new KeyHint("Esc"));
    leave.setId("returned-back");
    leave.getStyleClass().add("key-button");
    leave.textProperty().bind(messages.text("headset.back"));
    leave.setFocusTraversable(false);
    leave.setMinWidth(USE_PREF_SIZE);
    leave.setOnAction(event -> back.run());
    HBox head = new HBox(title, count, other, leave);
    head.getStyleClass().add("headset-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void show() {
    CameBackPage page = model.pageProperty().get();
    int lines = page.lines().size();
    count.setText(
        page.putAway()
            ? messages.get("returned.kept", lines)
            : lines == 0 ? "" : messages.get("returned.count", lines));
    other
        .word()
        .setText(
            messages.get(
                page.putAway() ? "returned.list-open" : "returned.list-away", page.others()));
    list.getChildren().setAll(IntStream.range(0, lines).mapToObj(i -> line(page, i)).toList());
    list.setVisible(lines > 0);
    boolean typing = detail.isFocusWithin();
    detail.getChildren().setAll(detail(page));
    if (typing) {
      requestFocus(); // what had the focus is gone: the page's keys are heard again
    }
  }

  private Node detail(CameBackPage page) {
    return switch (page.detail()) {
      case null -> nothing(page.putAway());
      case CameBackPage.Rejected shown -> rejected.of(shown, page.putAway());
      case CameBackPage.Conflicted shown -> conflict.of(shown, page.putAway());
    };
  }

  private Node nothing(boolean putAway) {
    Label title =
        new Label(
            messages.get(putAway ? "returned.none-away" : "returned.none"),
            Icons.of(Feather.CHECK_CIRCLE, "returned-none-icon"));
    title.getStyleClass().add("large");
    title.setWrapText(true);
    Label why = new Label(messages.get(putAway ? "returned.none-away-why" : "returned.none-why"));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    VBox box = new VBox(title, why);
    box.setId("returned-none");
    box.getStyleClass().add("returned-none");
    return box;
  }

  private Node line(CameBackPage page, int index) {
    CameBackPage.Line line = page.lines().get(index);
    Feather icon = line.conflict() ? Feather.GIT_MERGE : Feather.CORNER_DOWN_LEFT;
    Label title = new Label(line.title(), Icons.of(icon));
    title.getStyleClass().add("strong");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Label at = new Label(line.at());
    at.getStyleClass().addAll("faint", "small");
    at.setMinWidth(USE_PREF_SIZE);
    Label why = new Label(line.why());
    why.getStyleClass().addAll("muted", "small");
    VBox box = new VBox(new HBox(title, at), why);
    box.getStyleClass().add("returned-line");
    box.setId("returned-line-" + index);
    box.pseudoClassStateChanged(SELECTED, index == page.selected());
    box.setOnMouseClicked(
        clicked -> {
          model.select(index);
          requestFocus();
        });
    return box;
  }

  private void other() {
    model.toggleList();
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.text());
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void key(KeyEvent event) {
    boolean inText = event.getTarget() instanceof TextInputControl;
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (!inText && plain && pressed(event)) {
      event.consume();
    }
  }

  private boolean pressed(KeyEvent event) {
    boolean away = model.pageProperty().get().putAway();
    switch (event.getCode()) {
      case UP -> model.move(-1);
      case DOWN -> model.move(1);
      case L -> model.toggleList();
      case C -> copy();
      case P -> model.putAway();
      default -> {
        return !away && decide(event);
      }
    }
    return true;
  }

  private boolean decide(KeyEvent event) {
    return switch (event.getCode()) {
      case ENTER -> model.correctOrAgain();
      case R -> model.again();
      case LEFT -> model.field(conflict.current() - 1);
      case RIGHT -> model.field(conflict.current() + 1);
      case T -> model.choose(Choice.THEIRS);
      case M -> model.choose(Choice.MINE);
      case E -> edit();
      default -> false;
    };
  }

  /** The text of the current field, or of the note, takes the keys. */
  private boolean edit() {
    List<String> editors = List.of("#returned-edit", "#returned-note");
    return editors.stream()
        .map(detail::lookup)
        .filter(TextInputControl.class::isInstance)
        .map(TextInputControl.class::cast)
        .findFirst()
        .map(
            text -> {
              UiThread.later(() -> enter(text)); // the key itself is still on its way
              return true;
            })
        .orElse(false);
  }

  private static void enter(TextInputControl text) {
    text.requestFocus();
    text.end();
  }
}
