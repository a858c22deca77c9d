package org.seatline.app.monitor;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.seatline.app.monitor.ConfigurationPicture.Mistake;

/** Labels that the parts of the configuration page share. */
final class ConfigurationTexts {
  private ConfigurationTexts() {}

  static Label line(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  /** A mistake under its place. */
  static Node mistake(Mistake mistake) {
    VBox box = new VBox(line(mistake.place(), "strong"), line(mistake.what(), "alarm-text"));
    box.getStyleClass().add("configuration-mistake");
    return box;
  }
}
