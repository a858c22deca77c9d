package org.seatline.app.fx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.seatline.app.settings.TextSize;
import org.seatline.app.settings.ThemeChoice;

/**
 * Typeface, theme, size of the text and stylesheets. Colours are in the {@code tokens-…} sheets
 * alone, one for each theme; every component has a sheet of its own. Use it on the UI thread.
 */
public final class Look {
  private static final List<String> COMPONENTS =
      List.of(
          "base.css",
          "fx.css",
          "shell.css",
          "keyboard.css",
          "palette.css",
          "call.css",
          "transfer.css",
          "quality.css",
          "customer.css",
          "script.css",
          "ticket.css",
          "formedit.css",
          "knowledge.css",
          "monitor.css",
          "figures.css",
          "calls.css",
          "drill.css",
          "headset.css",
          "returned.css",
          "mini.css",
          "settings.css");

  /** Families with good Chinese and digits of one width, by preference. */
  private static final List<String> FAMILIES =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans SC",
          "Source Han Sans SC",
          "PingFang SC",
          "Microsoft YaHei UI",
          "Microsoft YaHei",
          "Hiragino Sans GB",
          "WenQuanYi Micro Hei");

  private final ReadOnlyObjectWrapper<Theme> theme;
  private final ReadOnlyObjectWrapper<ThemeChoice> choice;
  private final ReadOnlyObjectWrapper<TextSize> textSize;
  private final List<Scene> scenes = new ArrayList<>();
  private final SystemTheme system = new SystemTheme(this::systemChanged);

  /** Starts with a theme. */
  public Look(Theme initial) {
    this(initial.choice(), TextSize.NORMAL);
  }

  /** Starts with what the person has chosen. */
  public Look(ThemeChoice initial, TextSize size) {
    choice = new ReadOnlyObjectWrapper<>(this, "choice", initial);
    theme = new ReadOnlyObjectWrapper<>(this, "theme", themeOf(initial));
    textSize = new ReadOnlyObjectWrapper<>(this, "textSize", size);
  }

  /** The theme that is shown at the moment. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** What the person has chosen. */
  public ReadOnlyObjectProperty<ThemeChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** The size of the text. */
  public ReadOnlyObjectProperty<TextSize> textSizeProperty() {
    return textSize.getReadOnlyProperty();
  }

  /** Dresses a scene and every popup that it opens, now and when the theme changes. */
  public void dress(Scene scene) {
    scenes.add(scene);
    apply();
  }

  /** Dresses a scene that may have been dressed before. */
  public void dressOnce(Scene scene) {
    if (!scenes.contains(scene)) {
      dress(scene);
    }
  }

  /** Switches the theme. */
  public void setTheme(Theme next) {
    choose(next.choice());
  }

  /** Switches to what the person wants. */
  public void choose(ThemeChoice next) {
    choice.set(next);
    theme.set(themeOf(next));
    apply();
  }

  /** Writes everything in another size. */
  public void setTextSize(TextSize next) {
    textSize.set(next);
    apply();
  }

  private Theme themeOf(ThemeChoice wanted) {
    return wanted == ThemeChoice.SYSTEM ? system.follow() : Theme.valueOf(wanted.name());
  }

  private void systemChanged() {
    if (choice.get() == ThemeChoice.SYSTEM) {
      choose(ThemeChoice.SYSTEM);
    }
  }

  private void apply() {
    Application.setUserAgentStylesheet(theme.get().baseStylesheet());
    List<String> sheets = new ArrayList<>();
    sheets.add(typeface());
    sheets.add(Stylesheets.url(theme.get().tokens(), TextSize.NORMAL));
    COMPONENTS.forEach(name -> sheets.add(Stylesheets.url(name, textSize.get())));
    if (theme.get().isContrast()) {
      sheets.add(Stylesheets.url("contrast.css", textSize.get()));
    }
    scenes.forEach(scene -> scene.getStylesheets().setAll(sheets));
  }

  /** JavaFX takes one family and no list of fallbacks, so the choice is made here. */
  private static String typeface() {
    Set<String> installed = new HashSet<>(Font.getFamilies());
    String family =
        FAMILIES.stream()
            .filter(installed::contains)
            .findFirst()
            .orElse(Font.getDefault().getFamily());
    return Stylesheets.inline(".root { -fx-font-family: \"" + family + "\"; }");
  }
}
