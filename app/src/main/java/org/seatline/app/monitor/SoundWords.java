package org.seatline.app.monitor;

import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.QualityText;
import org.seatline.app.monitor.FloorPicture.Sound;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.SeatQuality;

/** Puts into words how a seat's call sounds. */
final class SoundWords {
  private final Messages messages;

  SoundWords(Messages messages) {
    this.messages = messages;
  }

  /** The words, or null when nothing is known. */
  @Nullable Sound describe(@Nullable SeatQuality quality) {
    QualityLevel worse = quality == null ? null : worse(quality);
    if (quality == null || worse == null) {
      return null;
    }
    String both =
        messages.get("monitor.hears", word(quality.agentHears()), word(quality.callerHears()));
    return new Sound(worse, QualityText.word(messages, worse), both, trouble(quality.trouble()));
  }

  private String word(@Nullable QualityLevel level) {
    return level == null
        ? messages.get("monitor.hears-unknown")
        : QualityText.word(messages, level);
  }

  /** Of two programs the newer may know of troubles that the older has no words for. */
  private String trouble(@Nullable String id) {
    String key = "quality.found." + id;
    return id != null && messages.has(key) ? messages.get(key) : "";
  }

  private static @Nullable QualityLevel worse(SeatQuality quality) {
    QualityLevel agent = quality.agentHears();
    QualityLevel caller = quality.callerHears();
    if (agent == null || caller == null) {
      return agent == null ? caller : agent;
    }
    return agent.compareTo(caller) < 0 ? agent : caller;
  }
}
