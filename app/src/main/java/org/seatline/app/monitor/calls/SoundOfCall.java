package org.seatline.app.monitor.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.QualityText;
import org.seatline.app.session.QualityScale;
import org.seatline.protocol.CallQuality;

/** Puts into words how a call sounded. */
final class SoundOfCall {
  private final Messages messages;

  SoundOfCall(Messages messages) {
    this.messages = messages;
  }

  /** The worse direction by word and mean score; a dash when nothing is known. */
  String atAGlance(@Nullable CallQuality quality) {
    double worse =
        quality == null
            ? 0
            : QualityScale.worse(mean(quality.agentHears()), mean(quality.callerHears()));
    String word = QualityText.word(messages, QualityScale.level(worse));
    return word.isEmpty() ? "–" : word + " " + score(worse);
  }

  private static double mean(CallQuality.@Nullable Way way) {
    return way == null ? 0 : way.mosMean();
  }

  /** All that is known, sentence by sentence. */
  List<String> sentences(@Nullable CallQuality quality) {
    List<String> sentences = new ArrayList<>();
    if (quality == null) {
      return sentences;
    }
    sentences.add(direction("calls.agent-heard", quality.agentHears()));
    sentences.add(direction("calls.caller-heard", quality.callerHears()));
    sentences.add(
        messages.get(
            "calls.carried",
            QualityText.codec(quality.codec()),
            messages.get(quality.encrypted() ? "quality.encrypted" : "quality.plain")));
    String trouble = "quality.found." + quality.trouble();
    if (quality.trouble() != null && messages.has(trouble)) {
      sentences.add(messages.get("calls.warned", messages.get(trouble)));
    }
    return sentences;
  }

  private String direction(String who, CallQuality.@Nullable Way way) {
    String heard =
        way == null
            ? messages.get("calls.heard-unknown")
            : messages.get(
                "calls.heard",
                QualityText.word(messages, QualityScale.level(way.mosMean())),
                score(way.mosMean()),
                score(way.mosWorst()),
                score(way.lossPercent()),
                Math.round(way.jitterMs()));
    return messages.get(who, heard);
  }

  private static String score(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
