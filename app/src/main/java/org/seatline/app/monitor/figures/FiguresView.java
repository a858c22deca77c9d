package org.seatline.app.monitor.figures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Presence;
import org.seatline.app.monitor.AgeLabel;
import org.seatline.app.monitor.RowTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures per quarter of an hour and day: a filter, a chart, a table. */
public final class FiguresView extends HBox {
  private static final Logger LOG = LoggerFactory.getLogger(FiguresView.class);

  private final FiguresViewModel model;
  private final Messages messages;
  private final Function<String, @Nullable Path> chooseFile;
  private final Label caption = new Label();
  private final Label empty = new Label();
  private final ComboBox<Measure> measure = new ComboBox<>();
  private final FiguresChart chart = new FiguresChart();
  private final FiguresTable table;
  private boolean showing;

  /** Shows what the view model says, and asks the server whenever it is shown. */
  public FiguresView(FiguresViewModel model, Messages messages) {
    this(model, messages, null);
  }

  /**
   * @param chooseFile asks for a file to write, with a proposed name; null for the system's dialog
   */
  FiguresView(
      FiguresViewModel model,
      Messages messages,
      @Nullable Function<String, @Nullable Path> chooseFile) {
    this.model = model;
    this.messages = messages;
    this.chooseFile = chooseFile == null ? this::ask : chooseFile;
    table = new FiguresTable(messages);
    caption.getStyleClass().addAll("faint", "small");
    empty.getStyleClass().add("figures-empty");
    empty.setId("figures-empty");
    empty.setWrapText(true);
    empty.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    VBox.setVgrow(empty, Priority.ALWAYS);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox main = new VBox(head(), tools(), empty, chart, table);
    main.getStyleClass().addAll("pane-card", "figures-main");
    main.setMinWidth(0);
    HBox.setHgrow(main, Priority.ALWAYS);
    getStyleClass().add("figures-view");
    getChildren().addAll(new FiguresFilter(model, messages), main);
    setFocusTraversable(true);
    addEventHandler(KeyEvent.KEY_TYPED, this::key);
    model.pictureProperty().addListener(property -> show());
    RowTable.whenShown(this, model::load);
    show();
  }

  private HBox head() {
    Label title = new Label();
    title.textProperty().bind(messages.text("figures.title"));
    title.getStyleClass().add("sheet-title");
    HBox head = new HBox(title, caption, new AgeLabel(model.age()));
    head.getStyleClass().add("figures-head");
    head.setAlignment(Pos.BASELINE_LEFT);
    return head;
  }

  private HBox tools() {
    Label compare = new Label();
    compare.textProperty().bind(messages.text("figures.compare"));
    compare.getStyleClass().add("muted");
    measure.setId("figures-measure");
    measure.setConverter(new Names());
    measure
        .valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                model.compare(now);
              }
            });
    Label sentence = new Label();
    sentence.setId("figures-sentence");
    sentence.getStyleClass().add("muted");
    sentence.textProperty().bind(model.sentenceProperty());
    Region room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    HBox tools =
        new HBox(
            compare,
            measure,
            new KeyHint("C"),
            sentence,
            room,
            action(Feather.REFRESH_CW, "R", "figures.again", model::load),
            action(Feather.DOWNLOAD, "E", "figures.export", this::export));
    tools.getStyleClass().add("figures-line");
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  private ActionButton action(Feather icon, String key, String text, Runnable action) {
    return new ActionButton(icon, key, "figures-action", action).saying(messages.text(text));
  }

  private void show() {
    FiguresPicture now = model.pictureProperty().get();
    boolean any = now != null && now.empty().isEmpty();
    for (Region region : new Region[] {chart, table}) {
      Presence.of(region, any);
    }
    empty.setVisible(now != null && !any);
    empty.setManaged(!any);
    if (now == null) {
      return;
    }
    showing = true;
    measure.getItems().setAll(now.columns());
    measure.setValue(model.measure());
    showing = false;
    caption.setText(now.caption());
    empty.setText(now.empty());
    if (any) {
      chart.show(now.chart());
      table.show(now, model.subject());
    }
  }

  private void export() {
    String text = model.csv();
    Path file = text == null ? null : chooseFile.apply(model.fileName());
    if (text == null || file == null) {
      return;
    }
    try {
      Files.writeString(file, text);
      model.written(file.toString(), true);
    } catch (IOException e) {
      LOG.warn("figures could not be written to {}: {}", file, e.toString());
      model.written(file.toString(), false);
    }
  }

  private @Nullable Path ask(String name) {
    FileChooser chooser = new FileChooser();
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    File chosen = chooser.showSaveDialog(getScene() == null ? null : getScene().getWindow());
    return chosen == null ? null : chosen.toPath();
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
      case "u" -> model.look(Measure.Subject.QUEUES);
      case "a" -> model.look(Measure.Subject.AGENTS);
      case "q" -> model.look(Span.QUARTERS);
      case "w" -> model.look(Span.WEEK);
      case "m" -> model.look(Span.MONTH);
      case "p" -> model.step(-1);
      case "n" -> model.step(1);
      case "c" -> model.compareNext();
      case "r" -> model.load();
      case "e" -> export();
      default -> {}
    }
  }

  /** Measures by their names. */
  private final class Names extends StringConverter<Measure> {
    @Override
    public String toString(@Nullable Measure value) {
      return value == null ? "" : messages.get(value.key());
    }

    @Override
    public Measure fromString(String text) {
      throw new UnsupportedOperationException("a measure is chosen, not written");
    }
  }
}
