package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.seatline.app.formedit.DraftItem.Kind;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FormField;

/** What can be said about the item that is selected. */
final class PropertyPane extends ScrollPane {
  private static final List<FormField.Type> COLUMN_TYPES =
      List.of(
          FormField.Type.TEXT, FormField.Type.NUMBER, FormField.Type.DATE, FormField.Type.CHOICE);

  private final FormEditViewModel model;
  private final Messages messages;
  private final EditWords words;
  private final PropertyControls controls;
  private final PartTable parts;
  private final VBox body = new VBox();
  private String structure = "";

  PropertyPane(FormEditViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new EditWords(messages);
    this.controls = new PropertyControls(model, messages);
    this.parts = new PartTable(model, controls, messages);
    body.getStyleClass().add("form-properties");
    setContent(body);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    setId("form-properties");
  }

  void show(EditPicture now) {
    DraftItem item = DraftMoves.ownProperties(now.draft(), now.selected());
    String next = structure(now, item);
    if (!next.equals(structure)) {
      boolean another =
          !next.startsWith(item.key() + " ") || !structure.startsWith(item.key() + " ");
      structure = next;
      controls.clear();
      body.getChildren().setAll(build(now, item));
      if (another) {
        setVvalue(0);
      }
    }
    controls.show(now);
  }

  /** Puts the cursor where a finding is. */
  void focus(DraftPlace place) {
    controls.focus(place);
  }

  /** Puts the cursor into the first words. */
  void focusFirst() {
    body.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
  }

  private String structure(EditPicture now, DraftItem item) {
    return item.key()
        + " "
        + item.text("type")
        + now.formId()
        + now.based()
        + messages.language()
        + item.children().stream().map(DraftItem::key).toList();
  }

  private List<Node> build(EditPicture now, DraftItem item) {
    List<Node> nodes = new ArrayList<>();
    String member = item.kind() == Kind.FORM || item.kind() == Kind.SECTION ? "title" : "label";
    DraftPlace title = at(item, member);
    nodes.add(controls.named(member, controls.both(title, false), title));
    switch (item.kind()) {
      case FORM -> {
        if (now.based() == 0) {
          nodes.add(named(item, "id", controls.id(at(item, "id"))));
        }
        nodes.add(muted(messages.get("formedit.form-help", item.id())));
      }
      case SECTION -> {
        nodes.add(named(item, "id", controls.id(at(item, "id"))));
        nodes.add(condition(item, "visibleWhen"));
        nodes.add(controls.flag(at(item, "folded")));
      }
      default -> field(item, nodes);
    }
    return nodes;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("muted");
    return label;
  }

  private static DraftPlace at(DraftItem item, String member) {
    return new DraftPlace(item.key(), member);
  }

  private Node named(DraftItem item, String member, Node control) {
    return controls.named(member, control, at(item, member));
  }

  private Node condition(DraftItem item, String member) {
    return named(item, member, controls.expression(at(item, member)));
  }

  private void field(DraftItem item, List<Node> nodes) {
    boolean column = item.kind() == Kind.COLUMN;
    nodes.add(
        line(named(item, "type", types(item)), named(item, "id", controls.id(at(item, "id")))));
    Label whole = controls.wrong(at(item, ""), body);
    nodes.add(whole);
    String type = item.text("type");
    if (type.equals("computed")) {
      nodes.add(condition(item, "compute"));
      nodes.add(result(item));
    }
    if (type.endsWith("choice")) {
      nodes.add(parts.list(item, Kind.OPTION));
    }
    if (type.equals("table") && !column) {
      nodes.add(parts.list(item, Kind.COLUMN));
    }
    if (!type.equals("computed")) {
      nodes.add(controls.flag(at(item, "required")));
    }
    if (!column) {
      nodes.add(condition(item, "visibleWhen"));
      if (!type.equals("computed")) {
        nodes.add(condition(item, "requiredWhen"));
      }
    }
    nodes.addAll(limits(item, type));
    nodes.add(named(item, "hint", controls.both(at(item, "hint"), true)));
    if (!column && !type.equals("computed")) {
      nodes.add(parts.checks(item));
    }
  }

  private List<Node> limits(DraftItem item, String type) {
    return switch (type) {
      case "number" ->
          List.of(
              line(number(item, "min"), number(item, "max"), number(item, "decimals")),
              named(item, "unit", controls.both(at(item, "unit"), true)));
      case "computed" ->
          List.of(
              line(number(item, "decimals")),
              named(item, "unit", controls.both(at(item, "unit"), true)));
      case "text", "multiline", "address", "name" -> List.of(line(number(item, "maxLength")));
      case "table" -> List.of(line(number(item, "rowsMax")));
      case "file" ->
          List.of(line(number(item, "filesMax"), number(item, "maxMegabytes")), kinds(item));
      default -> List.of();
    };
  }

  private Node kinds(DraftItem item) {
    return named(item, "kinds", new FileKindBoxes(model, controls, at(item, "kinds"), messages));
  }

  private Node number(DraftItem item, String member) {
    return named(item, member, controls.number(at(item, member)));
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("form-both");
    Stream.of(nodes).forEach(node -> HBox.setHgrow(node, Priority.ALWAYS));
    return line;
  }

  private Node result(DraftItem item) {
    CheckBox text = new CheckBox(messages.get("formedit.result-text"));
    text.selectedProperty()
        .addListener(
            (property, before, on) -> {
              if (!controls.isShowing()) {
                var value = on ? TextNode.valueOf("text") : null;
                model.change(new DraftChange.Put(item.key(), "result", value));
              }
            });
    controls.follow(
        now ->
            now.draft()
                .find(item.key())
                .ifPresent(i -> text.setSelected(i.text("result").equals("text"))));
    return text;
  }

  private ComboBox<FormField.Type> types(DraftItem item) {
    ComboBox<FormField.Type> box = new ComboBox<>();
    box.setId("property-type");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(words.member("type"));
    box.getItems()
        .setAll(item.kind() == Kind.COLUMN ? COLUMN_TYPES : List.of(FormField.Type.values()));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(FormField.Type type) {
            return type == null ? "" : words.type(NewItems.name(type));
          }

          @Override
          public FormField.Type fromString(String text) {
            throw new UnsupportedOperationException("it is not editable");
          }
        });
    box.valueProperty()
        .addListener(
            (property, before, type) -> {
              if (!controls.isShowing() && type != null) {
                model.outline().changeType(item.key(), type);
              }
            });
    controls.at(at(item, "type"), box);
    controls.follow(
        now ->
            now.draft()
                .find(item.key())
                .flatMap(
                    i ->
                        Stream.of(FormField.Type.values())
                            .filter(
                                type -> type.name().toLowerCase(Locale.ROOT).equals(i.text("type")))
                            .findFirst())
                .ifPresent(box::setValue));
    return box;
  }
}
