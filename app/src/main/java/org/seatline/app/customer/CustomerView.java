package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.customer.RecordingPlayer.Hearing;
import org.seatline.app.fx.Children;
import org.seatline.app.fx.Coalesced;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.SceneKeys;
import org.seatline.app.fx.Ticking;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.protocol.CustomerRecord;

/** The customer pane: search, and the record, the choice, or the unknown caller. */
public final class CustomerView extends VBox {
  private static final long TICK_MS = 1_000;

  private final CustomerViewModel model;
  private final Messages messages;
  private final TextField search = new TextField();
  private final VBox body = new VBox();
  private final ScrollPane scroll = new ScrollPane(body);
  private final RevealLine revealLine;
  private final CustomerCard card;
  private final ChoicePane choices;
  private final UnknownPane unknown;
  private final RecordEditPane editing;
  private final HistoryPane history;
  private final NoteBox note;
  private final Coalesced showing = new Coalesced(this::show);

  /** Shows the customer. */
  public CustomerView(CustomerViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.revealLine = new RevealLine(model, messages);
    this.card = new CustomerCard(model, messages, revealLine::ask);
    this.choices = new ChoicePane(model, messages, card);
    this.unknown = new UnknownPane(model, messages);
    this.editing = new RecordEditPane(model, messages);
    this.history = new HistoryPane(model, messages);
    this.note = new NoteBox(model, messages);
    getStyleClass().addAll("pane-card", "customer-view");
    build();
    model.modeProperty().addListener(changed -> showing.soon());
    model.selectedProperty().addListener(changed -> showing.soon());
    model.search().showingProperty().addListener(changed -> showing.soon());
    model.record().noteSavedProperty().addListener(changed -> showing.soon());
    model.candidates().addListener((ListChangeListener<Object>) change -> showing.soon());
    model.search().found().addListener((ListChangeListener<Object>) change -> showing.soon());
    model.record().tickets().addListener((ListChangeListener<Object>) change -> showing.soon());
    model.record().timeLine().changesProperty().addListener(changed -> showing.soon());
    model.record().edit().beforeProperty().addListener((property, before, now) -> edit(now));
    model.record().history().pageProperty().addListener(changed -> showing.soon());
    model.record().merge().changesProperty().addListener(changed -> showing.soon());
    model.record().player().hearingProperty().addListener(this::heard);
    model.loadingProperty().addListener(changed -> showing.soon());
    model.callerNumberProperty().addListener(changed -> showing.soon());
    model.choice().contactsCameProperty().addListener(changed -> showing.soon());
    model.numbers().changesProperty().addListener(changed -> showing.soon());
    messages.languageProperty().addListener(changed -> showing.soon());
    SceneKeys.filter(this, this::key);
    Ticking.whileInScene(this, TICK_MS, model.numbers()::tick);
    Ticking.whileInScene(this, TICK_MS, model.record()::tick);
    new NodeActions(this, messages.keys())
        .on(SeatAction.CUSTOMER, this::beginSearch)
        .on(SeatAction.NOTE, note::isVisible, note::begin)
        .on(SeatAction.OPEN_TICKET, model.record()::openNextTicket)
        .on(SeatAction.CHOOSE_AGAIN, model::canChooseAgain, model::chooseAgain)
        .on(SeatAction.NEW_CUSTOMER, this::formShown, unknown.form()::begin)
        .on(SeatAction.WRONG_NUMBER, model.wrongNumber()::possible, model.wrongNumber()::say)
        .on(SeatAction.REVEAL, this::masked, this::reveal)
        .on(SeatAction.EDIT_CUSTOMER, this::recordShown, model.record()::beginEdit)
        .on(SeatAction.MERGE, this::mayMerge, model.record()::beginMerge)
        .on(SeatAction.HISTORY, this::recordShown, this::openHistory)
        .on(SeatAction.PLAY, card.contacts()::hasRecording, card.contacts()::playLatest)
        .on(SeatAction.OLDER, this::recordShown, model.record().timeLine()::showOlder);
    show();
  }

  private void build() {
    search.setId("customer-search");
    search.accessibleTextProperty().bind(search.promptTextProperty());
    search.promptTextProperty().bind(messages.text("customer.search"));
    search.textProperty().addListener((property, before, after) -> model.search().type(after));
    model
        .search()
        .textProperty()
        .addListener(
            (property, before, after) -> {
              if (!search.getText().equals(after)) {
                search.setText(after);
              }
            });
    // Reached by its key: the first focus of the window belongs to the script, not to a search.
    search.setFocusTraversable(false);
    search.setOnAction(entered -> model.selectByKey(1));
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox top =
        new HBox(Icons.of(Feather.SEARCH), search, new KeyHint(messages, SeatAction.CUSTOMER));
    top.getStyleClass().add("customer-top");
    top.setAlignment(Pos.CENTER_LEFT);
    body.getStyleClass().add("customer-body");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(top, scroll, revealLine, note);
  }

  private void show() {
    boolean record =
        model.modeProperty().get() == CustomerViewModel.Mode.RECORD
            && !model.search().showingProperty().get();
    note.show(record);
    List<Node> wanted = shown();
    if (!body.getChildren().equals(wanted)) {
      keepFocus(() -> Children.become(body, wanted));
    }
  }

  /** Whoever wants to change something writes at once. */
  private void edit(@Nullable CustomerRecord begun) {
    show();
    if (begun != null) {
      editing.focusFirst();
    }
  }

  private List<Node> shown() {
    if (model.search().showingProperty().get()) {
      return choices.found();
    }
    CustomerRecord customer = model.selectedProperty().get();
    return switch (model.modeProperty().get()) {
      case RECORD -> customer == null ? List.of() : again(record(customer));
      case CHOICE -> choices.callers();
      case UNKNOWN -> again(unknown.nodes());
      case EMPTY -> List.of(quiet(messages.get("customer.nobody")));
    };
  }

  /** The record, its history, or its fields to be changed. */
  private List<Node> record(CustomerRecord customer) {
    RecordHistory.Page page = model.record().history().pageProperty().get();
    if (model.record().edit().beforeProperty().get() != null) {
      return List.of(editing);
    }
    return page == null ? card.sections(customer) : history.of(page);
  }

  /** A field that stays on the screen keeps the focus, and its cursor where it was. */
  private void keepFocus(Runnable change) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    int cursor = owner instanceof TextInputControl field ? field.getCaretPosition() : 0;
    boolean inForm = owner != null && (isWithin(owner, unknown.form()) || isWithin(owner, editing));
    change.run();
    if (inForm && owner instanceof TextInputControl field && field.getScene() != null) {
      field.requestFocus();
      field.positionCaret(cursor);
    }
  }

  private static boolean isWithin(Node node, Node box) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(box)) {
        return true;
      }
    }
    return false;
  }

  /** Where somebody was chosen among several: the way back above it. */
  private List<Node> again(List<Node> nodes) {
    if (!model.canChooseAgain()) {
      return nodes;
    }
    Button back =
        new Button(
            messages.get("customer.choose-again", model.candidates().size()),
            new HBox(
                6,
                Icons.of(Feather.CORNER_UP_LEFT),
                new KeyHint(messages, SeatAction.CHOOSE_AGAIN)));
    back.getStyleClass().add("customer-new");
    back.setId("customer-choose-again");
    back.setMaxWidth(Double.MAX_VALUE);
    back.setFocusTraversable(false);
    back.setOnAction(pressed -> model.chooseAgain());
    List<Node> all = new ArrayList<>();
    all.add(back);
    all.addAll(nodes);
    return all;
  }

  private static Label quiet(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private void beginSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private void key(KeyEvent event) {
    if (event.isAltDown() || event.isShiftDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      if (leave()) {
        event.consume();
      }
      return;
    }
    int digit = SceneKeys.digit(event);
    boolean mine =
        event.isShortcutDown() || (model.choosesByDigit() && !SceneKeys.isTyping(getScene()));
    if (digit > 0 && mine && model.selectByKey(digit)) {
      event.consume();
    }
  }

  /** Another recording is open; how far it is, is its own to show. Keys go to it at once. */
  private void heard(Object property, @Nullable Hearing before, @Nullable Hearing now) {
    String was = before == null ? "" : before.entry().id();
    if (!was.equals(now == null ? "" : now.entry().id())) {
      show();
    }
  }

  private boolean recordShown() {
    return model.modeProperty().get() == CustomerViewModel.Mode.RECORD;
  }

  private boolean mayMerge() {
    return recordShown() && model.record().merge().allowed();
  }

  private void openHistory() {
    CustomerRecord shown = model.selectedProperty().get();
    if (shown != null) {
      model.record().history().open(shown);
    }
  }

  private boolean formShown() {
    return body.getChildren().contains(unknown.form());
  }

  private boolean masked() {
    return !model.numberToReveal().isEmpty();
  }

  private void reveal() {
    revealLine.ask(model.numberToReveal());
  }

  /** Leaves what lies over the record; false when nothing does. */
  private boolean leave() {
    if (revealLine.leave()) {
      return true;
    }
    if (model.search().showingProperty().get()) {
      model.search().leave();
      return true;
    }
    return model.record().leave();
  }
}
