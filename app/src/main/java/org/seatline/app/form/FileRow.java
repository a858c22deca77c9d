package org.seatline.app.form;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.AttachedFile;

/** One attached file: a small picture of it, name, size, and what can be done with it. */
final class FileRow extends HBox {
  /** Width and height of the small picture. */
  static final double PREVIEW_PX = 32;

  private final AttachedFile file;
  private final StackPane picture = new StackPane();
  private final Button name = new Button();
  private final Button save;
  private final Button remove;

  FileRow(AttachedFile file, Messages messages) {
    this.file = file;
    getStyleClass().add("ticket-file");
    picture.getStyleClass().add("ticket-file-picture");
    picture.setMinSize(PREVIEW_PX, PREVIEW_PX);
    picture.setMaxSize(PREVIEW_PX, PREVIEW_PX);
    picture
        .getChildren()
        .setAll(Icons.of(FilePicture.isPicture(file) ? Feather.IMAGE : Feather.FILE_TEXT));
    String size = FileWords.size(file.size());
    name.setText(file.name());
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.getStyleClass().add("ticket-file-name");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setAccessibleText(messages.get("ticket.file.open", file.name(), size));
    name.setTooltip(new Tooltip(messages.get("ticket.file.open", file.name(), size)));
    HBox.setHgrow(name, Priority.ALWAYS);
    Label bytes = new Label(size);
    bytes.getStyleClass().addAll("muted", "small");
    bytes.setMinWidth(USE_PREF_SIZE);
    save = small(Feather.DOWNLOAD, messages.get("ticket.file.save", file.name()));
    remove = small(Feather.X, messages.get("ticket.file.remove", file.name()));
    getChildren().setAll(picture, name, bytes, save, remove);
  }

  static Button small(Feather icon, String words) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().add("ticket-file-button");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    return button;
  }

  /** The row that a node stands in. */
  static @Nullable FileRow around(Node node) {
    Node each = node;
    while (each != null && !(each instanceof FileRow)) {
      each = each.getParent();
    }
    return (FileRow) each;
  }

  AttachedFile file() {
    return file;
  }

  void onOpen(Runnable action) {
    name.setOnAction(pressed -> action.run());
  }

  void onSave(Runnable action) {
    save.setOnAction(pressed -> action.run());
  }

  void onRemove(Runnable action) {
    remove.setOnAction(pressed -> action.run());
  }

  /** Shows a small picture of it. */
  void show(Image image) {
    ImageView view = new ImageView(image);
    view.setFitWidth(PREVIEW_PX);
    view.setFitHeight(PREVIEW_PX);
    view.setPreserveRatio(true);
    picture.getChildren().setAll(view);
  }
}
