package org.seatline.app.script;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** The path so far in one slim line: the steps around the current one, each leads back to it. */
final class ScriptPath extends HBox {
  private static final int CRUMBS_MAX = 4;
  private static final int AHEAD_MAX = 1;

  private final ScriptViewModel model;

  ScriptPath(ScriptViewModel model) {
    this.model = model;
    getStyleClass().add("script-path");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    model.crumbs().addListener((ListChangeListener<Object>) change -> show());
    show();
  }

  private void show() {
    getChildren().clear();
    List<ScriptPicture.Crumb> crumbs = model.crumbs();
    int current = 0;
    for (int i = 0; i < crumbs.size(); i++) {
      current = crumbs.get(i).now() ? i : current;
    }
    int to = Math.min(crumbs.size(), current + 1 + AHEAD_MAX);
    int from = Math.max(0, to - CRUMBS_MAX);
    if (from > 0) {
      getChildren().addAll(word("…"), word("›"));
    }
    for (int i = from; i < to; i++) {
      if (i > from) {
        getChildren().add(word("›"));
      }
      getChildren().add(crumb(crumbs.get(i)));
    }
  }

  private static Label word(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("faint");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private Hyperlink crumb(ScriptPicture.Crumb crumb) {
    Hyperlink link = new Hyperlink(crumb.title());
    link.getStyleClass().add(crumb.now() ? "now" : "passed");
    link.setTextOverrun(OverrunStyle.ELLIPSIS);
    link.setMinWidth(24);
    link.setFocusTraversable(false);
    link.setOnAction(pressed -> model.jump(crumb.stepId()));
    if (!crumb.answer().isEmpty()) {
      link.setTooltip(new Tooltip(crumb.title() + "  " + crumb.answer()));
    }
    return link;
  }
}
