package org.seatline.app.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import org.seatline.app.script.SampleDocuments;
import org.seatline.app.session.FakeSeat;

/** The form editor at work. */
final class FormScenes {
  private static final int TABLE_ROW = 7;

  private FormScenes() {}

  static void act(Scenes what, FakeSeat seat, Scene scene) {
    seat.desk().formVersions.add(earlier());
    SceneHand.open(scene, "configuration");
    SceneHand.typeKey(scene, "o");
    choose(scene, "complaint");
    if (what == Scenes.CONFIGURATION_FORM_VERSIONS) {
      SceneHand.fire(scene, "#form-tab-versions");
      return;
    }
    select(scene, TABLE_ROW);
    scene.getRoot().applyCss();
    write(scene, "#property-hint-en", "");
    write(scene, "#property-visibleWhen", "damage == 'yes' && lots");
  }

  /** The complaint as it was: without its last field, and with another label. */
  private static ObjectNode earlier() {
    ObjectNode form = SampleDocuments.one("forms", "complaint").deepCopy();
    form.put("version", 1);
    ObjectNode field = (ObjectNode) form.at("/sections/0/fields/0");
    field.putObject("label").put("en", "Kind").put("zh", "种类");
    return form;
  }

  private static void choose(Scene scene, String form) {
    if (scene.lookup("#form-list") instanceof ComboBox<?> box) {
      box.getSelectionModel().select(box.getItems().indexOf(form));
    }
  }

  private static void select(Scene scene, int row) {
    if (scene.lookup("#form-outline") instanceof ListView<?> list) {
      list.getSelectionModel().select(row);
    }
  }

  private static void write(Scene scene, String selector, String text) {
    if (scene.lookup(selector) instanceof TextInputControl field) {
      field.setText(text);
    }
  }
}
