package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.protocol.Wire;

/** Controls for members of items. They follow the draft, and say what is wrong below themselves. */
final class PropertyControls {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final int EXPRESSION_ROWS = 2;

  private final FormEditViewModel model;
  private final Messages messages;
  private final EditWords words;
  private final List<Consumer<EditPicture>> followers = new ArrayList<>();
  private final Map<DraftPlace, Node> places = new HashMap<>();
  private boolean showing;

  PropertyControls(FormEditViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new EditWords(messages);
  }

  /** Forgets all controls. */
  void clear() {
    followers.clear();
    places.clear();
  }

  /** Brings every control to what the draft says. */
  void show(EditPicture now) {
    showing = true;
    followers.forEach(follower -> follower.accept(now));
    showing = false;
  }

  /** Puts the cursor where a finding is, if that is shown. */
  boolean focus(DraftPlace place) {
    Node node = places.get(new DraftPlace(place.key(), place.head()));
    if (node == null) {
      node = places.get(new DraftPlace(place.key(), ""));
    }
    if (node != null) {
      node.requestFocus();
    }
    return node != null;
  }

  void follow(Consumer<EditPicture> follower) {
    followers.add(follower);
  }

  /** A control with its name above it, and what is wrong below. */
  Node named(String member, Node control, DraftPlace place) {
    Label label = new Label(words.member(member));
    label.getStyleClass().add("form-property-name");
    label.setLabelFor(control);
    return new VBox(label, control, wrong(place, control));
  }

  /** The sentence of what is wrong at a place. */
  Label wrong(DraftPlace place, Node control) {
    Label label = new Label();
    label.setWrapText(true);
    follow(
        now -> {
          List<DraftCheck.Found> here =
              now.found().stream()
                  .filter(found -> found.place().key() == place.key())
                  .filter(found -> found.place().head().equals(place.member()))
                  .toList();
          boolean wrong = here.stream().anyMatch(DraftCheck.Found::isWrong);
          label.setText(here.stream().map(words::sentence).collect(Collectors.joining("\n")));
          label.getStyleClass().setAll("label", wrong ? "alarm-text" : "form-doubt");
          Presence.of(label, !here.isEmpty());
          control.pseudoClassStateChanged(WRONG, wrong);
        });
    Presence.of(label, false);
    return label;
  }

  /** One line of text. */
  TextField line(DraftPlace place) {
    TextField field = new TextField();
    text(field, place, TextNode::valueOf, item -> item.text(place.member()));
    return field;
  }

  /** A number; anything else is kept as it is typed, and said to be wrong. */
  TextField number(DraftPlace place) {
    TextField field = new TextField();
    field.getStyleClass().add("form-number");
    text(field, place, Typing::number, item -> item.text(place.member()));
    return field;
  }

  /** An expression, as it is typed. */
  TextArea expression(DraftPlace place) {
    TextArea area = new TextArea();
    area.setPrefRowCount(EXPRESSION_ROWS);
    area.setWrapText(true);
    area.getStyleClass().add("form-expression");
    area.setPromptText(messages.get("formedit.always"));
    text(
        area,
        place,
        TextNode::valueOf,
        item -> EditWords.condition(model.now().draft(), item, place.member()));
    return area;
  }

  private void text(
      TextInputControl control,
      DraftPlace place,
      Function<String, JsonNode> write,
      Function<DraftItem, String> read) {
    places.put(place, control);
    control.setId("property-" + place.member());
    control.setAccessibleText(words.member(place.member()));
    control
        .textProperty()
        .addListener(
            (property, before, text) -> {
              if (!showing) {
                JsonNode value = text.isBlank() ? null : write.apply(text);
                model.change(new DraftChange.Put(place.key(), place.member(), value));
              }
            });
    Typing.leaving(control, model::settle);
    follow(
        now ->
            now.draft()
                .find(place.key())
                .ifPresent(
                    item -> {
                      JsonNode value = item.members().get(place.member());
                      String text = control.getText();
                      JsonNode typed = text.isBlank() ? null : write.apply(text);
                      if (!Objects.equals(value, typed)) {
                        Typing.put(control, read.apply(item));
                      }
                    }));
  }

  /** The id: it is changed as a whole when the cursor leaves it. */
  TextField id(DraftPlace place) {
    TextField field = new TextField();
    places.put(place, field);
    field.setId("property-id");
    field.getStyleClass().add("form-id");
    field.setAccessibleText(words.member("id"));
    Runnable commit =
        () -> {
          String id = field.getText().strip();
          boolean another =
              model.now().draft().find(place.key()).filter(i -> !i.id().equals(id)).isPresent();
          if (another && !showing) {
            model.change(new DraftChange.Rename(place.key(), id));
          }
        };
    field.setOnAction(event -> commit.run());
    Typing.leaving(field, commit);
    String[] known = {""};
    follow(
        now ->
            now.draft()
                .find(place.key())
                .filter(item -> !item.id().equals(known[0]))
                .ifPresent(
                    item -> {
                      known[0] = item.id();
                      Typing.put(field, item.id());
                    }));
    return field;
  }

  /** Words in both languages beside each other. */
  HBox both(DraftPlace place, boolean optional) {
    TextField zh = words(place, "zh", optional);
    TextField en = words(place, "en", optional);
    places.put(place, zh);
    HBox line = new HBox(zh, en);
    line.getStyleClass().add("form-both");
    return line;
  }

  /** Words in one language. */
  TextField words(DraftPlace place, String language, boolean optional) {
    TextField field = new TextField();
    field.setId("property-" + place.member() + "-" + language);
    String name = messages.get("formedit.language." + language);
    field.setPromptText(name);
    field.setAccessibleText(words.member(place.member()) + " " + name);
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(0);
    field
        .textProperty()
        .addListener(
            (property, before, text) -> {
              if (!showing) {
                write(place, language, text, optional);
              }
            });
    Typing.leaving(field, model::settle);
    follow(
        now ->
            now.draft()
                .find(place.key())
                .ifPresent(
                    item -> {
                      JsonNode value = item.members().get(place.member());
                      Typing.put(field, value == null ? "" : value.path(language).asText(""));
                    }));
    return field;
  }

  private void write(DraftPlace place, String language, String text, boolean optional) {
    DraftItem item = model.now().draft().find(place.key()).orElse(null);
    if (item == null) {
      return;
    }
    JsonNode before = item.members().get(place.member());
    ObjectNode next =
        before instanceof ObjectNode object
            ? object.deepCopy()
            : Wire.mapper().createObjectNode().put("en", "").put("zh", "");
    next.put(language, text);
    boolean empty =
        next.path("en").asText().isEmpty() && next.path("zh").asText().isEmpty() && optional;
    model.change(new DraftChange.Put(place.key(), place.member(), empty ? null : next));
  }

  /** Yes or no; no is left out. */
  CheckBox flag(DraftPlace place) {
    CheckBox box = new CheckBox(words.member(place.member()));
    places.put(place, box);
    box.setId("property-" + place.member());
    box.selectedProperty()
        .addListener(
            (property, before, on) -> {
              if (!showing) {
                @Nullable JsonNode value = on ? BooleanNode.TRUE : null;
                model.change(new DraftChange.Put(place.key(), place.member(), value));
              }
            });
    follow(
        now ->
            now.draft()
                .find(place.key())
                .ifPresent(item -> box.setSelected(item.flag(place.member()))));
    return box;
  }

  /** A control that is made elsewhere. */
  void at(DraftPlace place, Node control) {
    places.put(place, control);
  }

  /** Whether the controls are being brought to what the draft says. */
  boolean isShowing() {
    return showing;
  }
}
