package org.seatline.app.monitor.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.seatline.app.fx.Clocks;

/** What is shown of queues and agents; docs/figures.md has the formulas. */
@SuppressWarnings("ImmutableEnumChecker") // its parts are lambdas without state and List.of
enum Measure {
  /** Waits that ended. */
  OFFERED(Subject.QUEUES, Unit.COUNT, Measure::offered),
  /** Waits that ended by an answer. */
  ANSWERED(Subject.QUEUES, Unit.COUNT, raw -> raw.sum("answered")),
  /** Waits that the caller ended. */
  ABANDONED(Subject.QUEUES, Unit.COUNT, raw -> raw.sum("abandoned")),
  /** By the formula that the centre has chosen. */
  LEVEL(Subject.QUEUES, Unit.PERCENT, raw -> 0L),
  /** Average speed of answer. */
  ASA(Subject.QUEUES, Unit.TIME, raw -> raw.sum("waitMs"), "answered"),
  /** The longest wait that ended. */
  LONGEST(Subject.QUEUES, Unit.TIME, raw -> raw.sum("longestWaitMs")),
  /** Average handling time. */
  AHT(Subject.QUEUES, Unit.TIME, raw -> raw.sum("talkAndHoldMs", "wrapUpMs"), "handled"),
  /** Calls that an agent answered. */
  TAKEN(Subject.AGENTS, Unit.COUNT, raw -> raw.sum("answered")),
  /** Offers that an agent did not take. */
  MISSED(Subject.AGENTS, Unit.COUNT, raw -> raw.sum("missed")),
  /** Average handling time of an agent. */
  HANDLING(Subject.AGENTS, Unit.TIME, raw -> raw.sum("talkAndHoldMs", "wrapUpMs"), "handled"),
  /** Part of the time for calls that was work. */
  OCCUPANCY(
      Subject.AGENTS,
      Unit.PERCENT,
      raw -> raw.sum("talking", "wrap-up"),
      "talking",
      "wrap-up",
      "ready",
      "reserved"),
  /** Time in whatever state. */
  SIGNED_IN(
      Subject.AGENTS,
      Unit.TIME,
      raw -> raw.sum("not-ready", "ready", "reserved", "talking", "wrap-up")),
  /** Time ready. */
  READY(Subject.AGENTS, Unit.TIME, raw -> raw.sum("ready")),
  /** Time not ready. */
  NOT_READY(Subject.AGENTS, Unit.TIME, raw -> raw.sum("not-ready"));

  /** Of what. */
  enum Subject {
    QUEUES,
    AGENTS
  }

  /** In what. */
  enum Unit {
    COUNT,
    /** 0 to 1. */
    PERCENT,
    /** Milliseconds. */
    TIME
  }

  /** A part of a figure. */
  @FunctionalInterface
  private interface Part {
    long of(FigureRaw raw);
  }

  private final Subject subject;
  private final Unit unit;
  private final Part part;
  private final List<String> whole;

  Measure(Subject subject, Unit unit, Part part, String... whole) {
    this.subject = subject;
    this.unit = unit;
    this.part = part;
    this.whole = List.of(whole);
  }

  static List<Measure> of(Subject subject) {
    return Arrays.stream(values()).filter(measure -> measure.subject == subject).toList();
  }

  Unit unit() {
    return unit;
  }

  /** Its message key. */
  String key() {
    return "figures.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a period without calls has the value 0; else it has none. */
  boolean isZeroWithoutCalls() {
    return this != LEVEL && whole.isEmpty();
  }

  /**
   * Its value; NaN when there is none.
   *
   * @param level which counts make the service level
   */
  double value(FigureRaw raw, Level level) {
    if (this == LEVEL) {
      return level.of(raw);
    }
    return whole.isEmpty()
        ? part.of(raw)
        : FigureRaw.ratio(part.of(raw), raw.sum(whole.toArray(String[]::new)));
  }

  private static long offered(FigureRaw raw) {
    return raw.sum("answered", "abandoned", "released", "moved");
  }

  /** A value for people. */
  String words(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return switch (unit) {
      case COUNT -> Long.toString(Math.round(value));
      case PERCENT -> (int) Math.floor(value * 100) + " %";
      case TIME -> Clocks.duration(Math.round(value));
    };
  }

  /** A value as the chart's axis has it: counts, percent, minutes. */
  double charted(double value) {
    return switch (unit) {
      case COUNT -> value;
      case PERCENT -> value * 100;
      case TIME -> value / 60_000;
    };
  }

  /** The three formulas of the service level. */
  enum Level {
    OFFERED,
    ANSWERED,
    WITH_ABANDONED;

    /** By the name that the server gives it. */
    static Level named(String formula) {
      return switch (formula) {
        case "answered-in-time/answered" -> ANSWERED;
        case "(answered-in-time+abandoned-in-time)/(answered+abandoned)" -> WITH_ABANDONED;
        default -> OFFERED;
      };
    }

    private double of(FigureRaw raw) {
      return switch (this) {
        case OFFERED -> FigureRaw.ratio(raw.sum("answeredWithin"), offered(raw));
        case ANSWERED -> FigureRaw.ratio(raw.sum("answeredWithin"), raw.sum("answered"));
        case WITH_ABANDONED ->
            FigureRaw.ratio(
                raw.sum("answeredWithin", "abandonedWithin"), raw.sum("answered", "abandoned"));
      };
    }
  }
}
