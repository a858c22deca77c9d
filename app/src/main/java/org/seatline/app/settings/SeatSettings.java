package org.seatline.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a workplace.
 *
 * @param language {@code zh} or {@code en}
 * @param theme {@code light} or {@code dark}
 * @param lastAgentId who signed in last, empty at first
 * @param autoAnswerAfterMs calls are answered by themselves after this time; null: by hand
 * @param headset devices, and how they sound
 * @param lastCheck the last audio check, or null
 */
public record SeatSettings(
    String language,
    String theme,
    String lastAgentId,
    @Nullable Long autoAnswerAfterMs,
    HeadsetSettings headset,
    @Nullable AudioCheckResult lastCheck) {

  /** What a new workplace begins with. */
  public static SeatSettings standard(String language) {
    return new SeatSettings(
        language.startsWith("zh") ? "zh" : "en", "light", "", null, HeadsetSettings.STANDARD, null);
  }

  public SeatSettings withLanguage(String next) {
    return new SeatSettings(next, theme, lastAgentId, autoAnswerAfterMs, headset, lastCheck);
  }

  public SeatSettings withTheme(String next) {
    return new SeatSettings(language, next, lastAgentId, autoAnswerAfterMs, headset, lastCheck);
  }

  public SeatSettings withLastAgentId(String next) {
    return new SeatSettings(language, theme, next, autoAnswerAfterMs, headset, lastCheck);
  }

  public SeatSettings withAutoAnswer(@Nullable Long afterMs) {
    return new SeatSettings(language, theme, lastAgentId, afterMs, headset, lastCheck);
  }

  public SeatSettings withHeadset(HeadsetSettings next) {
    return new SeatSettings(language, theme, lastAgentId, autoAnswerAfterMs, next, lastCheck);
  }

  public SeatSettings withLastCheck(AudioCheckResult next) {
    return new SeatSettings(language, theme, lastAgentId, autoAnswerAfterMs, headset, next);
  }
}
