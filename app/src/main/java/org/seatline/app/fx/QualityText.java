package org.seatline.app.fx;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.QualityScale;
import org.seatline.protocol.QualityLevel;

/** Words for levels of quality, for what is wrong and for codecs. */
public final class QualityText {
  private static final Map<String, String> CODECS =
      Map.of("PCMA", "G.711 A", "PCMU", "G.711 µ", "G722", "G.722", "OPUS", "Opus");

  private QualityText() {}

  /** The word for a level; empty for none. */
  public static String word(Messages messages, @Nullable QualityLevel level) {
    return level == null ? "" : messages.get("quality.level." + QualityScale.id(level));
  }

  /** What people call a codec; a dash for none. */
  public static String codec(String name) {
    return name.isEmpty() ? "–" : CODECS.getOrDefault(name.toUpperCase(Locale.ROOT), name);
  }
}
