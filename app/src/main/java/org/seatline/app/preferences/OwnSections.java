package org.seatline.app.preferences;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.TextSize;
import org.seatline.app.settings.ThemeChoice;

/** The parts of the settings page that are made here: screen, and calls. */
final class OwnSections {
  private static final long SECOND_MS = 1_000;

  private final SettingsViewModel model;
  private final Messages messages;

  private OwnSections(SettingsViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  static List<SettingsSection> of(SettingsViewModel model, Messages messages) {
    OwnSections own = new OwnSections(model, messages);
    return List.of(
        new SettingsSection("screen", Feather.MONITOR, "preferences.screen", own::screen),
        new SettingsSection("calls", Feather.PHONE, "preferences.calls", own::calls));
  }

  private Region screen() {
    ChoiceList<Language> language =
        new ChoiceList<>(
            messages,
            new ChoiceList.Keys(
                "settings-language-", "preferences.language.", "preferences.language-why."),
            model::speak);
    for (Language each : Language.values()) {
      language.add(each, each.tag());
    }
    ChoiceList<ThemeChoice> theme =
        new ChoiceList<>(
            messages,
            new ChoiceList.Keys("settings-theme-", "preferences.theme.", "preferences.theme-why."),
            model::paint);
    for (ThemeChoice each : ThemeChoice.values()) {
      theme.add(each, ChoiceList.word(each));
    }
    ChoiceList<TextSize> size =
        new ChoiceList<>(
            messages,
            new ChoiceList.Keys(
                "settings-text-size-", "preferences.text-size.", "preferences.text-size-why."),
            model::write);
    for (TextSize each : TextSize.values()) {
      size.add(each, ChoiceList.word(each));
    }
    follow(
        page -> {
          language.show(page.language());
          theme.show(page.theme());
          size.show(page.textSize());
        });
    return page(
        group(Feather.GLOBE, "preferences.language", language),
        group(Feather.SUN, "preferences.theme", theme),
        group(Feather.TYPE, "preferences.text-size", size));
  }

  private Region calls() {
    long seconds = SeatSettings.AUTO_ANSWER_MS / SECOND_MS;
    CheckBox answering = box("answer-by-itself", model::toggleAnswering, seconds);
    CheckBox mini = box("mini-bar", model::toggleMiniBar);
    CheckBox global = box("global-keys", model::toggleGlobalKeys);
    follow(
        page -> {
          answering.setSelected(page.answersByItself());
          mini.setSelected(page.miniBar());
          global.setSelected(page.globalKeys());
        });
    return page(
        group(
            Feather.PHONE_INCOMING,
            "preferences.answering",
            new VBox(answering, why("answer-by-itself"))),
        group(
            Feather.LAYERS,
            "preferences.outside",
            new VBox(mini, why("mini-bar")),
            new VBox(global, why("global-keys"))));
  }

  private void follow(Consumer<SettingsViewModel.Page> shown) {
    model.pageProperty().addListener((property, before, now) -> shown.accept(now));
    shown.accept(model.pageProperty().get());
  }

  private CheckBox box(String name, Runnable toggle, Object... args) {
    CheckBox box = new CheckBox();
    box.setId("settings-" + name);
    box.textProperty().bind(messages.text("preferences.switch." + name, args));
    box.setOnAction(event -> toggle.run());
    return box;
  }

  private Label why(String name) {
    Label why = new Label();
    why.textProperty().bind(messages.text("preferences.why." + name));
    why.getStyleClass().addAll("muted", "settings-why");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    return why;
  }

  private VBox group(Feather icon, String title, Region... rows) {
    Label heading = new Label("", Icons.of(icon));
    heading.textProperty().bind(messages.text(title));
    heading.getStyleClass().add("pane-heading");
    VBox group = new VBox(heading);
    group.getChildren().addAll(rows);
    group.getStyleClass().add("settings-group");
    return group;
  }

  private static Region page(Region... groups) {
    VBox rows = new VBox(groups);
    rows.getStyleClass().add("settings-page");
    ScrollPane page = new ScrollPane(rows);
    page.setFitToWidth(true);
    page.setFocusTraversable(false);
    return page;
  }
}
