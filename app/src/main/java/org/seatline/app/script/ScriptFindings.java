package org.seatline.app.script;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** What a look-up step found; not there at other steps. */
final class ScriptFindings extends VBox {
  private final ScriptViewModel model;
  private final Messages messages;

  ScriptFindings(ScriptViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("script-lookup");
    model.lookupProperty().addListener(changed -> show());
    messages.languageProperty().addListener(changed -> show());
    show();
  }

  private void show() {
    ScriptLookup found = model.lookupProperty().get();
    Presence.of(this, !found.title().isEmpty());
    Label title = new Label(found.title(), Icons.of(Feather.SEARCH));
    title.getStyleClass().add("script-lookup-title");
    getChildren().setAll(title);
    if (found.lines().isEmpty()) {
      Label nothing = new Label(messages.get("script.lookup-nothing"));
      nothing.getStyleClass().add("muted");
      getChildren().add(nothing);
    }
    found.lines().forEach(line -> getChildren().add(row(line)));
  }

  private static Node row(ScriptLookup.Line line) {
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
}
