package org.seatline.app.settings;

import org.jspecify.annotations.Nullable;
import org.seatline.app.keys.KeyMap;

/**
 * The settings of a workplace.
 *
 * @param screen language, theme, size of the text
 * @param outside mini bar and keys while another program has the screen
 * @param lastAgentId who signed in last, empty at first
 * @param autoAnswerAfterMs calls are answered by themselves after this time; null: by hand
 * @param headset devices, and how they sound
 * @param keys keys that are not the usual ones
 * @param lastCheck the last audio check, or null
 */
public record SeatSettings(
    ScreenSettings screen,
    OutsideSettings outside,
    String lastAgentId,
    @Nullable Long autoAnswerAfterMs,
    HeadsetSettings headset,
    KeyMap keys,
    @Nullable AudioCheckResult lastCheck) {
  /** How long a call rings before it is answered by itself: time enough to look up. */
  public static final long AUTO_ANSWER_MS = 2_000;

  /** What a new workplace begins with. */
  public static SeatSettings standard(String language) {
    return new SeatSettings(
        ScreenSettings.standard(language),
        OutsideSettings.STANDARD,
        "",
        null,
        HeadsetSettings.STANDARD,
        KeyMap.USUAL,
        null);
  }

  /** {@code zh} or {@code en}. */
  public String language() {
    return screen.language();
  }

  public SeatSettings withScreen(ScreenSettings next) {
    return new SeatSettings(
        next, outside, lastAgentId, autoAnswerAfterMs, headset, keys, lastCheck);
  }

  public SeatSettings withLanguage(String next) {
    return withScreen(screen.withLanguage(next));
  }

  public SeatSettings withTheme(ThemeChoice next) {
    return withScreen(screen.withTheme(next));
  }

  public SeatSettings withTextSize(TextSize next) {
    return withScreen(screen.withTextSize(next));
  }

  public SeatSettings withOutside(OutsideSettings next) {
    return new SeatSettings(screen, next, lastAgentId, autoAnswerAfterMs, headset, keys, lastCheck);
  }

  public SeatSettings withLastAgentId(String next) {
    return new SeatSettings(screen, outside, next, autoAnswerAfterMs, headset, keys, lastCheck);
  }

  public SeatSettings withAutoAnswer(@Nullable Long afterMs) {
    return new SeatSettings(screen, outside, lastAgentId, afterMs, headset, keys, lastCheck);
  }

  public SeatSettings withHeadset(HeadsetSettings next) {
    return new SeatSettings(screen, outside, lastAgentId, autoAnswerAfterMs, next, keys, lastCheck);
  }

  public SeatSettings withLastCheck(AudioCheckResult next) {
    return new SeatSettings(screen, outside, lastAgentId, autoAnswerAfterMs, headset, keys, next);
  }

  public SeatSettings withKeys(KeyMap next) {
    return new SeatSettings(
        screen, outside, lastAgentId, autoAnswerAfterMs, headset, next, lastCheck);
  }
}
