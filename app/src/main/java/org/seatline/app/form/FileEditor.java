package org.seatline.app.form;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.FileShelf.Source;
import org.seatline.protocol.form.AttachedFile;
import org.seatline.protocol.form.FileKind;
import org.seatline.protocol.form.FileType;

/**
 * The files of a field. They come by a chooser, by being dropped here, or out of the clipboard;
 * Delete takes the one out that has the focus, and the shortcut of undo brings it back.
 */
public final class FileEditor extends VBox {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final DateTimeFormatter PASTED = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final double BAR_PX = 72;

  private final FieldModel field;
  private final FilesModel files;
  private final FormHost host;
  private final Messages messages;
  private final FileHand hand;
  private final Button attach = new Button();
  private final VBox list = new VBox();
  private final VBox coming = new VBox();
  private final Label said = new Label();
  private final Button undo = new Button();
  private Function<@Nullable Window, List<Path>> chooser = this::ask;

  FileEditor(FieldModel field, FormHost host, Messages messages) {
    this.field = field;
    this.files = field.files();
    this.host = host;
    this.messages = messages;
    this.hand = new FileHand(files, host, messages);
    getStyleClass().add("ticket-files");
    list.getStyleClass().add("ticket-files");
    coming.getStyleClass().add("ticket-files");
    build();
    field.valueProperty().addListener(changed -> show());
    files.coming().addListener((ListChangeListener<Object>) change -> showComing());
    files.saidProperty().addListener(changed -> showSaid());
    setOnDragOver(this::over);
    setOnDragExited(event -> pseudoClassStateChanged(OVER, false));
    setOnDragDropped(this::dropped);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    show();
    showComing();
    showSaid();
  }

  /** Lets a test choose instead of a person. */
  public void chooseBy(Function<@Nullable Window, List<Path>> other) {
    chooser = other;
  }

  private void build() {
    attach.setText(messages.get("ticket.file.attach"));
    attach.setGraphic(Icons.of(Feather.PAPERCLIP));
    attach.getStyleClass().add("ticket-file-attach");
    attach.setAccessibleText(
        messages.get("ticket.file.attach-to", messages.of(field.field().label())));
    String takes = FileWords.limits(messages, field.field().limits().files());
    attach.setAccessibleHelp(takes + " " + messages.get("ticket.file.ways"));
    attach.setTooltip(new Tooltip(takes + "\n" + messages.get("ticket.file.ways")));
    attach.setOnAction(pressed -> choose());
    said.setWrapText(true);
    said.getStyleClass().addAll("small", "ticket-file-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    undo.setText(messages.get("ticket.file.undo"));
    undo.getStyleClass().add("ticket-file-undo");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(
        pressed -> {
          files.undo();
          attach.requestFocus();
        });
    HBox line = new HBox(said, undo);
    line.getStyleClass().add("ticket-file-line");
    HBox below = new HBox(attach, new KeyHint(messages, SeatAction.ATTACH));
    below.getStyleClass().add("ticket-file-line");
    getChildren().setAll(list, coming, line, below);
    Presence.of(line, false);
    said.visibleProperty().addListener(changed -> Presence.of(line, said.isVisible()));
  }

  private void show() {
    List<AttachedFile> now = files.files();
    list.getChildren().setAll(now.stream().map(this::row).toList());
    Presence.of(list, !now.isEmpty());
    attach.setDisable(now.size() >= field.field().limits().files().filesMax());
  }

  private Node row(AttachedFile file) {
    FileRow row = new FileRow(file, messages);
    row.onOpen(() -> hand.open(file, this));
    row.onSave(() -> hand.save(file, this));
    row.onRemove(() -> remove(file));
    hand.preview(file, row::show);
    return row;
  }

  private void remove(AttachedFile file) {
    files.remove(file);
    (undo.isVisible() ? undo : attach).requestFocus();
  }

  private void showComing() {
    coming.getChildren().setAll(files.coming().stream().map(this::comingRow).toList());
    Presence.of(coming, !files.coming().isEmpty());
  }

  private Node comingRow(FilesModel.Coming copy) {
    Label name = new Label(copy.name());
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(BAR_PX);
    bar.progressProperty().bind(copy.shareProperty());
    bar.setAccessibleText(messages.get("ticket.file.copying", copy.name()));
    Button cancel = FileRow.small(Feather.X, messages.get("ticket.file.cancel", copy.name()));
    cancel.setOnAction(pressed -> copy.cancel());
    HBox row = new HBox(name, bar, cancel);
    row.getStyleClass().add("ticket-file");
    return row;
  }

  private void showSaid() {
    FilesModel.Said now = files.saidProperty().get();
    said.setText(now == null ? "" : FileWords.of(messages, now, field.field().limits().files()));
    Presence.of(undo, now != null && now.canUndo());
    Presence.of(said, now != null);
  }

  /** Has files chosen; nothing happens when there is no room for more. */
  public void choose() {
    if (!attach.isDisabled()) {
      attach.requestFocus();
      add(chooser.apply(getScene() == null ? null : getScene().getWindow()));
    }
  }

  private List<Path> ask(@Nullable Window over) {
    FileChooser ask = new FileChooser();
    ask.setTitle(messages.of(field.field().label()));
    List<String> patterns = new ArrayList<>();
    for (FileType type : FileType.values()) {
      if (field.field().limits().files().kinds().contains(type.kind())) {
        type.endings().forEach(ending -> patterns.add("*." + ending));
        type.endings().forEach(ending -> patterns.add("*." + ending.toUpperCase(Locale.ROOT)));
      }
    }
    ask.getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(messages.get("ticket.file.fitting"), patterns));
    List<File> chosen = ask.showOpenMultipleDialog(over);
    return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
  }

  private void add(List<Path> paths) {
    if (!paths.isEmpty()) {
      files.attach(host.files(), paths.stream().<Source>map(Source.OnDisk::new).toList());
    }
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
      event.acceptTransferModes(TransferMode.COPY);
      pseudoClassStateChanged(OVER, true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    event.setDropCompleted(take(event.getDragboard()));
    event.consume();
  }

  /** Takes files or a picture out of a clipboard; whether there were any. */
  boolean take(Clipboard clipboard) {
    if (clipboard.hasFiles()) {
      add(clipboard.getFiles().stream().map(File::toPath).toList());
      return true;
    }
    Image image = clipboard.hasImage() ? clipboard.getImage() : null;
    boolean taken = image != null && takesPictures();
    if (image != null && taken) {
      files.attach(host.files(), List.of(picture(image)));
    }
    return taken;
  }

  private boolean takesPictures() {
    return field.field().limits().files().kinds().contains(FileKind.IMAGE);
  }

  private Source picture(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    String now = PASTED.format(LocalDateTime.now(ZoneId.systemDefault()));
    return new Source.Picture(messages.get("ticket.file.pasted", now), width, height, argb);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
      take(Clipboard.getSystemClipboard());
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
      files.undo();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE && event.getTarget() instanceof Node node) {
      FileRow row = FileRow.around(node);
      if (row != null) {
        remove(row.file());
        event.consume();
      }
    }
  }
}
