package org.seatline.app.monitor;

import static org.seatline.app.monitor.ConfigurationTexts.line;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;

/** What the folder would change, what is wrong in it, and the versions that are kept. */
final class ConfigurationFiles extends VBox {
  private final Messages messages;
  private final VBox differences = new VBox();
  private final VBox mistakes = new VBox();
  private final VBox versions = new VBox();

  ConfigurationFiles(Messages messages) {
    this.messages = messages;
    differences.setId("configuration-differences");
    mistakes.setId("configuration-mistakes");
    getStyleClass().add("configuration-lists");
    getChildren().addAll(mistakes, differences, versions);
    List.of(mistakes, differences, versions)
        .forEach(list -> list.getStyleClass().add("configuration-list"));
  }

  void show(ConfigurationPicture now) {
    list(
        differences,
        "configuration.differences",
        now.differences().isEmpty()
            ? List.of(line(messages.get("configuration.no-differences"), "muted"))
            : now.differences().stream()
                .<Node>map(d -> line(d, "configuration-difference"))
                .toList());
    list(
        mistakes,
        "configuration.mistakes",
        now.mistakes().stream().map(ConfigurationTexts::mistake).toList());
    Presence.of(mistakes, !now.mistakes().isEmpty());
    list(
        versions,
        "configuration.versions",
        now.versions().stream().<Node>map(ConfigurationFiles::version).toList());
  }

  private void list(VBox box, String heading, List<? extends Node> lines) {
    box.getChildren().setAll(line(messages.get(heading), "pane-heading"));
    box.getChildren().addAll(lines);
  }

  private static Node version(ConfigurationPicture.Version version) {
    VBox box = new VBox(line(version.title(), "strong"));
    version.changes().forEach(change -> box.getChildren().add(line(change, "muted")));
    return box;
  }
}
