package org.seatline.app.fx;

import java.util.Locale;

/** A language of the screens. */
public enum Language {
  /** English. */
  EN("en", Locale.ENGLISH),
  /** Simplified Chinese. */
  ZH("zh", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** {@code en} or {@code zh}, as {@link org.seatline.protocol.LocalizedText#in} takes it. */
  public String tag() {
    return tag;
  }

  /** For dates and numbers. */
  public Locale locale() {
    return locale;
  }

  /** The language for a tag; English for what is not Chinese. */
  public static Language of(String tag) {
    return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
  }
}
