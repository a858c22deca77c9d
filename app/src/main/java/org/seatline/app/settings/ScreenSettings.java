package org.seatline.app.settings;

/**
 * How the screen looks.
 *
 * @param language {@code zh} or {@code en}
 */
public record ScreenSettings(String language, ThemeChoice theme, TextSize textSize) {
  /** What a new workplace begins with. */
  public static ScreenSettings standard(String language) {
    return new ScreenSettings(
        language.startsWith("zh") ? "zh" : "en", ThemeChoice.LIGHT, TextSize.NORMAL);
  }

  public ScreenSettings withLanguage(String next) {
    return new ScreenSettings(next, theme, textSize);
  }

  public ScreenSettings withTheme(ThemeChoice next) {
    return new ScreenSettings(language, next, textSize);
  }

  public ScreenSettings withTextSize(TextSize next) {
    return new ScreenSettings(language, theme, next);
  }
}
