package org.seatline.app.monitor.figures;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.ActionButton;
import org.seatline.app.fx.KeyHint;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.figures.FiguresPicture.Who;

/** What is looked at: queues or agents, which of them, which days. */
final class FiguresFilter extends VBox {
  private final FiguresViewModel model;
  private final Messages messages;
  private final Map<Measure.Subject, ToggleButton> subjects = new EnumMap<>(Measure.Subject.class);
  private final Map<Span, ToggleButton> spans = new EnumMap<>(Span.class);
  private final DatePicker day = new DatePicker();
  private final ActionButton later;
  private final VBox which = new VBox();
  private boolean showing;

  FiguresFilter(FiguresViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    ToggleGroup of = new ToggleGroup();
    subject(of, Measure.Subject.QUEUES, "U", "figures.of.queues");
    subject(of, Measure.Subject.AGENTS, "A", "figures.of.agents");
    ToggleGroup steps = new ToggleGroup();
    span(steps, Span.QUARTERS, "Q");
    span(steps, Span.WEEK, "W");
    span(steps, Span.MONTH, "M");
    later = step(Feather.CHEVRON_RIGHT, "N", "figures.day-after", 1);
    day.setId("figures-day");
    day.setMaxWidth(Double.MAX_VALUE);
    day.setConverter(new IsoDay());
    day.valueProperty()
        .addListener(
            (property, before, now) -> {
              if (!showing && now != null) {
                model.look(now);
              }
            });
    HBox steppers = new HBox(step(Feather.CHEVRON_LEFT, "P", "figures.day-before", -1), later);
    steppers.getStyleClass().add("figures-line");
    which.getStyleClass().add("figures-which");
    ScrollPane scroll = new ScrollPane(which);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().addAll("pane-card", "figures-filter");
    getChildren().addAll(heading("figures.of"), row(subjects.values().toArray(Node[]::new)));
    getChildren().addAll(heading("figures.span"), column(spans.values().toArray(Node[]::new)));
    getChildren().addAll(heading("figures.day"), day, steppers, heading("figures.which"));
    getChildren().addAll(row(all(true, "figures.all"), all(false, "figures.none")), scroll);
    model.choiceProperty().addListener(property -> show());
    model.pictureProperty().addListener(property -> show());
    show();
  }

  private void subject(ToggleGroup group, Measure.Subject subject, String key, String text) {
    ToggleButton button = toggle(group, key, text);
    button.setOnAction(event -> model.look(subject));
    subjects.put(subject, button);
  }

  private void span(ToggleGroup group, Span span, String key) {
    ToggleButton button = toggle(group, key, span.key());
    button.setOnAction(event -> model.look(span));
    spans.put(span, button);
  }

  private ToggleButton toggle(ToggleGroup group, String key, String text) {
    ToggleButton button = new ToggleButton("", new KeyHint(key));
    button.textProperty().bind(messages.text(text));
    button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    button.setToggleGroup(group);
    button.setFocusTraversable(false);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private ActionButton step(Feather icon, String key, String text, int by) {
    ActionButton button = new ActionButton(icon, key, "figures-step", () -> model.step(by));
    button.word().textProperty().bind(messages.text(text));
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private Button all(boolean on, String text) {
    Button button = new Button();
    button.textProperty().bind(messages.text(text));
    button.setOnAction(event -> model.showAll(on));
    return button;
  }

  private Label heading(String key) {
    Label heading = new Label();
    heading.textProperty().bind(messages.text(key));
    heading.getStyleClass().addAll("pane-heading", "figures-group");
    return heading;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("figures-line");
    return row;
  }

  private static VBox column(Node... nodes) {
    VBox column = new VBox(nodes);
    column.getStyleClass().add("figures-which");
    return column;
  }

  private void show() {
    showing = true;
    subjects.forEach((subject, button) -> button.setSelected(subject == model.subject()));
    spans.forEach((span, button) -> button.setSelected(span == model.span()));
    day.setValue(model.day());
    later.setDisable(model.isToday());
    List<Who> choice = model.choiceProperty().get();
    boolean same =
        choice.stream()
            .map(Who::id)
            .toList()
            .equals(which.getChildren().stream().map(Node::getUserData).toList());
    if (!same) {
      which.getChildren().setAll(choice.stream().map(this::box).toList());
    }
    for (int i = 0; i < choice.size(); i++) {
      if (which.getChildren().get(i) instanceof CheckBox box) {
        box.setText(words(choice.get(i)));
        box.setSelected(model.shows(choice.get(i).id()));
      }
    }
    showing = false;
  }

  private String words(Who who) {
    boolean queue = model.subject() == Measure.Subject.QUEUES;
    return queue || who.name().equals(who.id()) ? who.name() : who.name() + "  " + who.id();
  }

  private CheckBox box(Who who) {
    CheckBox box = new CheckBox();
    box.setUserData(who.id());
    box.setId("figures-of-" + who.id());
    box.setOnAction(event -> model.show(who.id(), box.isSelected()));
    return box;
  }

  /** Days are written as everywhere in the program. */
  private static final class IsoDay extends StringConverter<LocalDate> {
    @Override
    public String toString(@Nullable LocalDate day) {
      return day == null ? "" : day.toString();
    }

    @Override
    public @Nullable LocalDate fromString(String text) {
      String day = text.strip().toLowerCase(Locale.ROOT);
      return day.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d)") ? LocalDate.parse(day) : null;
    }
  }
}
