package org.seatline.app.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.seatline.app.fx.Icons;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.settings.SeatSettings;

/** Keys, settings, language, theme, answering by itself, sign out. */
final class PersonMenu {
  private final ContextMenu menu = new ContextMenu();
  private final Messages messages;

  private final Look look;
  private final Workplace workplace;
  private final Actions actions;
  private final ReadOnlyIntegerProperty earlierDrafts;

  /** What is done elsewhere. */
  record Actions(
      Runnable help, Runnable settings, Runnable earlier, Runnable lock, Runnable signOut) {}

  /**
   * @param earlierDrafts how many drafts wait for an earlier password
   */
  PersonMenu(
      Messages messages,
      Look look,
      Workplace workplace,
      Actions actions,
      ReadOnlyIntegerProperty earlierDrafts) {
    this.earlierDrafts = earlierDrafts;
    this.messages = messages;
    this.look = look;
    this.workplace = workplace;
    this.actions = actions;
  }

  /** Opens the menu under its button. */
  void show(Node button) {
    Language other = messages.language() == Language.EN ? Language.ZH : Language.EN;
    boolean light = !look.themeProperty().get().isDark();
    boolean byItself = workplace.settings().autoAnswerAfterMs() != null;
    MenuItem earlier =
        item(Feather.KEY, messages.get("earlier.open", earlierDrafts.get()), actions.earlier());
    earlier.setVisible(earlierDrafts.get() > 0);
    menu.getItems()
        .setAll(
            item(Feather.HELP_CIRCLE, messages.get("shell.keys"), actions.help()),
            item(Feather.SETTINGS, messages.get("preferences.open-key"), actions.settings()),
            item(
                Feather.GLOBE,
                messages.get("shell.other-language"),
                () -> messages.setLanguage(other)),
            item(
                light ? Feather.MOON : Feather.SUN,
                messages.get(light ? "shell.dark" : "shell.light"),
                () -> look.setTheme(look.themeProperty().get().other())),
            item(
                Feather.PHONE_INCOMING,
                messages.get(byItself ? "shell.answer-by-hand" : "shell.answer-by-itself"),
                () ->
                    workplace.change(
                        s -> s.withAutoAnswer(byItself ? null : SeatSettings.AUTO_ANSWER_MS))),
            earlier,
            new SeparatorMenuItem(),
            item(Feather.LOCK, messages.get("lock.lock"), actions.lock()),
            item(Feather.LOG_OUT, messages.get("shell.sign-out"), actions.signOut()),
            new SeparatorMenuItem(),
            keyPlace());
    menu.show(button, Side.BOTTOM, 0, 4);
  }

  /** A statement, not a choice. */
  private MenuItem keyPlace() {
    MenuItem place =
        new MenuItem(
            messages.get(
                switch (workplace.keyPlace()) {
                  case SYSTEM -> "shell.key-in-system";
                  case FILE -> "shell.key-in-file";
                }));
    place.setDisable(true);
    return place;
  }

  private static MenuItem item(Feather icon, String text, Runnable action) {
    MenuItem item = new MenuItem(text, Icons.of(icon));
    item.setOnAction(event -> action.run());
    return item;
  }
}
