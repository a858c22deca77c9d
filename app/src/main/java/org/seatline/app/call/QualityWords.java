package org.seatline.app.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.QualityPicture.Figure;
import org.seatline.app.call.QualityPicture.Way;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.QualityText;
import org.seatline.app.session.QualityScale;
import org.seatline.app.session.VoiceQuality;
import org.seatline.protocol.QualityLevel;
import org.seatline.softphone.media.Diagnosis;

/** Puts the quality of a call into words. */
final class QualityWords {
  private static final String NOTHING = "–";

  private final Messages messages;

  QualityWords(Messages messages) {
    this.messages = messages;
  }

  /** The picture; null describes a call of which nothing is known yet. */
  QualityPicture describe(@Nullable VoiceQuality now) {
    if (now == null) {
      Way unknown = new Way(null, NOTHING, "", List.of());
      return new QualityPicture(
          null,
          "",
          List.of(),
          unknown,
          unknown,
          List.of(),
          List.of(messages.get("quality.about.unknown")),
          "");
    }
    QualityLevel level =
        QualityScale.level(QualityScale.worse(now.here().mos(), now.there().mos()));
    return new QualityPicture(
        level,
        QualityText.word(messages, level),
        worse(now.here().minute(), now.there().minute()),
        way(now.here()),
        way(now.there()),
        figures(now),
        sentences(now),
        now.warning() == Diagnosis.GOOD
            ? ""
            : messages.get("quality.warning." + QualityScale.id(now.warning())));
  }

  /**
   * The same at a seat whose headset does not work: what the network carries says nothing of what
   * anybody hears, and the line about the headset is warning enough.
   *
   * @param problem message key of what is wrong with the headset
   */
  QualityPicture without(QualityPicture heard, String problem) {
    Way unknown = new Way(null, NOTHING, "", List.of());
    return new QualityPicture(
        null,
        "",
        List.of(),
        heard.here(),
        unknown,
        heard.figures(),
        List.of(messages.get(problem)),
        "");
  }

  private Way way(VoiceQuality.Way way) {
    QualityLevel level = QualityScale.level(way.mos());
    return new Way(
        level,
        level == null ? NOTHING : String.format(Locale.ROOT, "%.1f", way.mos()),
        QualityText.word(messages, level),
        way.minute());
  }

  /** Both series end now; the other end's may be as long as ours, or not there at all. */
  private static List<Double> worse(List<Double> here, List<Double> there) {
    List<Double> worse = new ArrayList<>(here.size());
    int ahead = there.size() - here.size();
    for (int i = 0; i < here.size(); i++) {
      int beside = i + ahead;
      double other = beside < 0 ? VoiceQuality.UNKNOWN : there.get(beside);
      worse.add(QualityScale.worse(here.get(i), other));
    }
    return worse;
  }

  private List<Figure> figures(VoiceQuality now) {
    VoiceQuality.Way here = now.here();
    VoiceQuality.Way there = now.there();
    return List.of(
        new Figure(messages.get("quality.loss"), percent(here), percent(there)),
        new Figure(messages.get("quality.jitter"), ms(here.jitterMs()), ms(there.jitterMs())),
        new Figure(messages.get("quality.round-trip"), ms(now.roundTripMs()), null),
        new Figure(messages.get("quality.codec"), QualityText.codec(now.carriage().codec()), null),
        new Figure(
            messages.get("quality.encryption"),
            messages.get(now.carriage().encrypted() ? "quality.encrypted" : "quality.plain"),
            null));
  }

  private String percent(VoiceQuality.Way way) {
    return way.lossPercent() < 0
        ? NOTHING
        : messages.get("quality.percent", String.format(Locale.ROOT, "%.1f", way.lossPercent()));
  }

  private String ms(int ms) {
    return ms < 0 ? NOTHING : messages.get("quality.ms", ms);
  }

  private List<String> sentences(VoiceQuality now) {
    List<String> sentences = new ArrayList<>();
    boolean known = now.here().known() || now.diagnosis() != Diagnosis.GOOD;
    sentences.add(
        messages.get("quality.about." + (known ? QualityScale.id(now.diagnosis()) : "unknown")));
    if (now.here().known() && !now.there().known()) {
      sentences.add(messages.get("quality.no-report"));
    }
    return sentences;
  }
}
