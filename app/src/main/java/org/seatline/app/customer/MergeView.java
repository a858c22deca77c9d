package org.seatline.app.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.fx.UiThread;
import org.seatline.protocol.CustomerRecord;

/** The page on which two records are compared and made one. */
public final class MergeView extends VBox {
  private final RecordMerge model;
  private final Messages messages;
  private final MergeWords words;
  private final TextField search = new TextField();
  private final FlowPane offered = new FlowPane();
  private final VBox both = new VBox();
  private final TextField reason = new TextField();
  private final Label problem = new Label();
  private final Label away = new Label();
  private final Button merge = new Button();

  /**
   * The page.
   *
   * @param model of the record that is open in the customer's pane
   * @param leave goes back to where one was; what was chosen and written stays
   */
  public MergeView(CustomerViewModel model, Messages messages, Runnable leave) {
    this.model = model.record().merge();
    this.messages = messages;
    this.words = new MergeWords(model, messages);
    getStyleClass().addAll("pane-card", "customer-merge");
    both.getStyleClass().add("customer-merge-both");
    ScrollPane scroll = new ScrollPane(both);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head(leave), quiet("customer.merge.hint"), who(), scroll, foot());
    this.model.changesProperty().addListener(changed -> show());
    this.model.problemProperty().addListener(changed -> showProblem());
    messages.languageProperty().addListener(changed -> show());
    sceneProperty()
        .addListener(
            (property, before, scene) -> {
              if (scene != null) {
                show();
                UiThread.later(this::begin);
              }
            });
  }

  /** The first thing to do: say which the other one is, or why. */
  private void begin() {
    MergePair pair = model.pairProperty().get();
    (pair == null || pair.gone() == null ? search : reason).requestFocus();
  }

  @Override
  public void requestFocus() {
    begin();
  }

  private Node head(Runnable leave) {
    Label title = new Label();
    title.textProperty().bind(messages.text("customer.merge.title"));
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button back = new Button(null, new KeyHint("Esc"));
    back.setId("merge-back");
    back.setContentDisplay(ContentDisplay.RIGHT);
    back.textProperty().bind(messages.text("customer.merge.back"));
    back.setOnAction(pressed -> leave.run());
    HBox head = new HBox(title, back);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Label quiet(String key) {
    Label label = new Label();
    label.textProperty().bind(messages.text(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private Node who() {
    search.setId("merge-search");
    search.promptTextProperty().bind(messages.text("customer.merge.search"));
    search.accessibleTextProperty().bind(messages.text("customer.merge.search"));
    search.textProperty().addListener((property, before, typed) -> model.search().type(typed));
    offered.getStyleClass().add("customer-merge-offered");
    return new VBox(8, search, offered);
  }

  private Node foot() {
    Label why = quiet("customer.merge.why");
    why.setLabelFor(reason);
    reason.setId("merge-reason");
    reason.accessibleTextProperty().bind(messages.text("customer.merge.why"));
    reason.textProperty().bindBidirectional(model.reasonProperty());
    reason.setOnAction(entered -> model.send());
    HBox.setHgrow(reason, Priority.ALWAYS);
    merge.setId("merge-send");
    merge.textProperty().bind(messages.text("customer.merge.send"));
    merge.setGraphic(new KeyHint("Enter"));
    merge.setContentDisplay(ContentDisplay.RIGHT);
    merge.getStyleClass().add("customer-save");
    merge.setMinWidth(Region.USE_PREF_SIZE);
    merge.setOnAction(pressed -> model.send());
    HBox line = new HBox(8, reason, merge);
    problem.setId("merge-problem");
    problem.getStyleClass().add("customer-wrong");
    problem.setWrapText(true);
    away.textProperty().bind(messages.text("customer.merge.away"));
    away.setGraphic(Icons.of(Feather.WIFI_OFF));
    away.setWrapText(true);
    VBox foot = new VBox(4, problem, away, why, line);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    return foot;
  }

  private void showProblem() {
    String key = model.problemProperty().get();
    problem.setText(key.isEmpty() ? "" : messages.get(key));
    Presence.of(problem, !key.isEmpty());
  }

  private void show() {
    MergePair pair = model.pairProperty().get();
    if (pair == null) {
      search.clear();
      both.getChildren().clear();
      return;
    }
    showProblem();
    Presence.of(away, !model.online());
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    String focused = owner == null || owner.getId() == null ? "" : owner.getId();
    showOffered(pair);
    CustomerRecord gone = pair.gone();
    merge.setDisable(gone == null);
    both.getChildren()
        .setAll(
            gone == null
                ? List.of(nobody())
                : List.of(
                    new MergeFields(model, messages, words).of(pair.kept(), gone),
                    together(pair, gone)));
    if (owner != null && owner.getScene() == null && !focused.isEmpty()) {
      Node again = lookup("#" + focused);
      if (again != null) {
        again.requestFocus();
      }
    }
  }

  private Label nobody() {
    Label label = new Label(messages.get("customer.merge.nobody"));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  /** Those who are like this one, and those who were searched for. */
  private void showOffered(MergePair pair) {
    Map<String, Button> buttons = new LinkedHashMap<>();
    for (CustomerRecord found : model.search().typed()) {
      buttons.put(found.id(), offer(pair, found, messages.of(found.address())));
    }
    for (Duplicates.Suspect suspect : model.search().suspects()) {
      buttons.putIfAbsent(
          suspect.other().id(), offer(pair, suspect.other(), words.why(suspect.why())));
    }
    buttons.remove(pair.kept().id());
    offered.getChildren().setAll(buttons.values());
  }

  private Button offer(MergePair pair, CustomerRecord other, String detail) {
    CustomerRecord gone = pair.gone();
    boolean chosen = gone != null && gone.id().equals(other.id());
    String name = messages.of(other.name());
    Button button =
        new Button(
            detail.isBlank() ? name : messages.get("customer.merge.offer", name, detail),
            Icons.of(chosen ? Feather.CHECK : Feather.USER));
    button.setId("merge-with-" + other.id());
    button.setDisable(chosen);
    button.setOnAction(pressed -> model.choose(other));
    return button;
  }

  /** What both bring with them. */
  private Node together(MergePair pair, CustomerRecord gone) {
    Label heading = new Label(messages.get("customer.merge.together"));
    heading.getStyleClass().add("pane-heading");
    VBox box = new VBox(4, heading);
    CustomerRecord kept = pair.kept();
    List<String> lines = new ArrayList<>();
    words.phones(united(kept.phones(), gone.phones())).ifPresent(lines::add);
    words.flags(united(List.copyOf(kept.flags()), List.copyOf(gone.flags()))).ifPresent(lines::add);
    words.meters(united(kept.meters(), gone.meters())).ifPresent(lines::add);
    lines.add(words.moves(pair.tickets(), pair.contacts()));
    lines.forEach(
        line -> {
          Label label = new Label(line);
          label.setWrapText(true);
          box.getChildren().add(label);
        });
    return box;
  }

  private static <T> List<T> united(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
