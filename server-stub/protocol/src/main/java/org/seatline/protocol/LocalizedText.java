package org.seatline.protocol;

/** A text in English and in Simplified Chinese. */
public record LocalizedText(String en, String zh) {
  /** The text for a language tag ("zh", "zh-CN": Chinese; anything else: English). */
  public String in(String languageTag) {
    return languageTag.startsWith("zh") ? zh : en;
  }
}
