package org.seatline.app.fx;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Typeface, theme and stylesheets. Colours are in {@code tokens-light.css} and {@code
 * tokens-dark.css} alone; every component has a stylesheet of its own. Use it on the UI thread.
 */
public final class Look {
  private static final List<String> COMPONENTS =
      List.of(
          "base.css",
          "fx.css",
          "shell.css",
          "call.css",
          "quality.css",
          "customer.css",
          "script.css",
          "ticket.css",
          "knowledge.css",
          "monitor.css",
          "figures.css",
          "calls.css",
          "drill.css",
          "headset.css",
          "returned.css");

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
  private final List<Scene> scenes = new ArrayList<>();

  /** Starts with a theme. */
  public Look(Theme initial) {
    theme = new ReadOnlyObjectWrapper<>(this, "theme", initial);
  }

  /** The theme of the moment. */
  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /** Dresses a scene and every popup that it opens, now and when the theme changes. */
  public void dress(Scene scene) {
    scenes.add(scene);
    apply();
  }

  /** Switches the theme. */
  public void setTheme(Theme next) {
    theme.set(next);
    apply();
  }

  private void apply() {
    Application.setUserAgentStylesheet(theme.get().baseStylesheet());
    List<String> sheets = new ArrayList<>();
    sheets.add(typeface());
    sheets.add(sheet(theme.get().tokens()));
    COMPONENTS.forEach(name -> sheets.add(sheet(name)));
    scenes.forEach(scene -> scene.getStylesheets().setAll(sheets));
  }

  private static String sheet(String name) {
    URL url = Look.class.getResource("/org/seatline/app/css/" + name);
    if (url == null) {
      throw new IllegalStateException("the program is incomplete: " + name + " is missing");
    }
    return url.toExternalForm();
  }

  /** JavaFX takes one family and no list of fallbacks, so the choice is made here. */
  private static String typeface() {
    Set<String> installed = new HashSet<>(Font.getFamilies());
    String family =
        FAMILIES.stream()
            .filter(installed::contains)
            .findFirst()
            .orElse(Font.getDefault().getFamily());
    String css = ".root { -fx-font-family: \"" + family + "\"; }";
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
