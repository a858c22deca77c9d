package org.seatline.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a workplace.
 *
 * @param language {@code zh} or {@code en}
 * @param theme {@code light} or {@code dark}
 * @param lastAgentId who signed in last, empty at first
 * @param autoAnswerAfterMs calls are answered by themselves after this time; null: by hand
 * @param headset devices and their buffers
 */
public record SeatSettings(
    String language,
    String theme,
    String lastAgentId,
    @Nullable Long autoAnswerAfterMs,
    HeadsetSettings headset) {

  /** Which devices, by the ids of {@code softphone.audio}, and the buffer of their lines. */
  public record HeadsetSettings(
      String microphoneId, String speakerId, String ringId, int bufferMs) {}

  private static final int BUFFER_MS = 60;

  /** What a new workplace begins with. */
  public static SeatSettings standard(String language) {
    return new SeatSettings(
        language.startsWith("zh") ? "zh" : "en",
        "light",
        "",
        null,
        new HeadsetSettings("default", "default", "default", BUFFER_MS));
  }

  public SeatSettings withLanguage(String next) {
    return new SeatSettings(next, theme, lastAgentId, autoAnswerAfterMs, headset);
  }

  public SeatSettings withTheme(String next) {
    return new SeatSettings(language, next, lastAgentId, autoAnswerAfterMs, headset);
  }

  public SeatSettings withLastAgentId(String next) {
    return new SeatSettings(language, theme, next, autoAnswerAfterMs, headset);
  }

  public SeatSettings withAutoAnswer(@Nullable Long afterMs) {
    return new SeatSettings(language, theme, lastAgentId, afterMs, headset);
  }

  public SeatSettings withHeadset(HeadsetSettings next) {
    return new SeatSettings(language, theme, lastAgentId, autoAnswerAfterMs, next);
  }
}
