package org.seatline.app.headset;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.CheckPage.Step;
import org.seatline.app.settings.AudioCheckResult;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.check.NetworkQuality;

/** What the audio check says. */
final class CheckWords {
  private static final int FAIR_ROUND_TRIP_MS = 150;
  private static final int FAIR_JITTER_MS = 20;
  private static final double FAIR_LOSS_PERCENT = 1;

  private final Messages messages;

  CheckWords(Messages messages) {
    this.messages = messages;
  }

  String headline(Step step, Set<Finding> findings) {
    return step == Step.DONE
        ? messages.get(findings.isEmpty() ? "check.well" : "check.not-well")
        : messages.get("check.headline." + Words.of(step));
  }

  String advice(Step step, @Nullable Reason trouble) {
    boolean measures = step == Step.QUIET || step == Step.SPEAK;
    if (measures && trouble != null && trouble != Reason.SILENT_MICROPHONE) {
      return messages.get("seat.headset." + Words.of(trouble));
    }
    return messages.get("check.advice." + Words.of(step));
  }

  List<String> findings(Set<Finding> findings) {
    return findings.stream().sorted().map(this::sentence).toList();
  }

  private String sentence(Finding finding) {
    return messages.get("check.finding." + Words.of(finding));
  }

  String network(@Nullable NetworkQuality network, boolean measuring) {
    if (network == null) {
      return messages.get(measuring ? "check.network-pending" : "check.network-unknown");
    }
    return messages.get(
        "check.network",
        messages.get("check.network-word." + word(network)),
        network.roundTripMs() < 0 ? "?" : network.roundTripMs(),
        one(network.jitterMs()),
        one(network.lossPercent()));
  }

  private static String word(NetworkQuality network) {
    boolean fair =
        network.roundTripMs() > FAIR_ROUND_TRIP_MS
            || network.jitterMs() > FAIR_JITTER_MS
            || network.lossPercent() > FAIR_LOSS_PERCENT;
    return network.bad() ? "bad" : fair ? "fair" : "good";
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  String goOn(Step step, boolean well) {
    return switch (step) {
      case BEGIN, STOPPED -> messages.get("check.begin");
      case HEARD, RING -> messages.get("check.yes");
      case DONE -> messages.get(well ? "check.go-on" : "check.again");
      case QUIET, SPEAK -> "";
    };
  }

  String no(Step step, boolean well) {
    return switch (step) {
      case HEARD, RING -> messages.get("check.no");
      case DONE -> well ? messages.get("check.again") : "";
      case BEGIN, STOPPED, QUIET, SPEAK -> "";
    };
  }

  String last(@Nullable AudioCheckResult last, LocalDate today) {
    if (last == null) {
      return messages.get("check.never");
    }
    String how =
        messages.get(
            last.findings().isEmpty() ? "check.last-well" : "check.last-not-well",
            last.findings().size());
    return messages.get("check.last", when(last.atMs(), today), last.agentId(), how);
  }

  private String when(long atMs, LocalDate today) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneId.systemDefault());
    String time = Clocks.timeOfDay(atMs);
    return day.equals(today)
        ? messages.get("check.today", time)
        : DateTimeFormatter.ISO_LOCAL_DATE.format(day) + " " + time;
  }
}
