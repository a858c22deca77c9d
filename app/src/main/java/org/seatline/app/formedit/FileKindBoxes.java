package org.seatline.app.formedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.Wire;
import org.seatline.protocol.form.FileKind;

/** Which kinds of files a field takes: a box for each; what is as usual is left out. */
final class FileKindBoxes extends HBox {
  private final FormEditViewModel model;
  private final PropertyControls controls;
  private final DraftPlace place;
  private final Map<FileKind, CheckBox> boxes = new EnumMap<>(FileKind.class);

  FileKindBoxes(
      FormEditViewModel model, PropertyControls controls, DraftPlace place, Messages messages) {
    this.model = model;
    this.controls = controls;
    this.place = place;
    getStyleClass().add("form-both");
    for (FileKind kind : FileKind.values()) {
      CheckBox box = new CheckBox(messages.get("ticket.file.kind." + kind.id()));
      box.setId("property-kinds-" + kind.id());
      box.selectedProperty().addListener(changed -> write());
      boxes.put(kind, box);
      getChildren().add(box);
    }
    controls.follow(
        now ->
            now.draft()
                .find(place.key())
                .ifPresent(item -> show(item.members().get(place.member()))));
  }

  private void show(@Nullable JsonNode kinds) {
    Set<FileKind> taken = EnumSet.noneOf(FileKind.class);
    if (kinds == null) {
      taken.addAll(FileKind.USUAL);
    } else {
      kinds.forEach(kind -> FileKind.byId(kind.asText()).ifPresent(taken::add));
    }
    boxes.forEach((kind, box) -> box.setSelected(taken.contains(kind)));
  }

  private void write() {
    if (controls.isShowing()) {
      return;
    }
    Set<FileKind> taken = EnumSet.noneOf(FileKind.class);
    boxes.forEach(
        (kind, box) -> {
          if (box.isSelected()) {
            taken.add(kind);
          }
        });
    ArrayNode kinds = Wire.mapper().createArrayNode();
    taken.forEach(kind -> kinds.add(kind.id()));
    JsonNode value = taken.equals(FileKind.USUAL) ? null : kinds;
    model.change(new DraftChange.Put(place.key(), place.member(), value));
  }
}
