package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a queue treats its callers and seats beyond the usual.
 *
 * @param ageingPerMinute points of priority that a caller gains by each minute of waiting; with 0 a
 *     low priority may wait for ever
 * @param relaxations in the order of their times: after so long seats with less will do too
 * @param sticky whether a caller is kept for the agent of the last talk, or null
 * @param owner the one agent whose private queue this is, or null; skills do not matter then
 * @param overflows tried in this order
 * @param voicemailMaxMs longest message that a caller may leave
 * @param ringNoAnswer what becomes of a seat that does not answer, or that cannot be reached
 * @param refused what becomes of a seat that refuses
 * @param wrapUp how wrap-up ends
 * @param callback how callers are called back, or null when they are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueueRules(
    long ageingPerMinute,
    List<Relaxation> relaxations,
    @Nullable Sticky sticky,
    @Nullable String owner,
    List<Overflow> overflows,
    long voicemailMaxMs,
    Miss ringNoAnswer,
    Miss refused,
    WrapUp wrapUp,
    @Nullable CallbackRule callback) {
  private static final long VOICEMAIL_USUAL_MS = 180_000;

  public QueueRules {
    relaxations = List.copyOf(Objects.requireNonNullElse(relaxations, List.of()));
    overflows = List.copyOf(Objects.requireNonNullElse(overflows, List.of()));
    voicemailMaxMs = voicemailMaxMs == 0 ? VOICEMAIL_USUAL_MS : voicemailMaxMs;
    ringNoAnswer = Objects.requireNonNullElse(ringNoAnswer, Miss.NOT_READY_AT_ONCE);
    refused = Objects.requireNonNullElse(refused, Miss.NOT_READY_AT_ONCE);
    wrapUp = Objects.requireNonNullElse(wrapUp, WrapUp.USUAL);
  }

  /** One point a minute, not ready after the first miss, extendable wrap-up; nothing else. */
  public static QueueRules usual() {
    return new QueueRules(
        1,
        List.of(),
        null,
        null,
        List.of(),
        VOICEMAIL_USUAL_MS,
        Miss.NOT_READY_AT_ONCE,
        Miss.NOT_READY_AT_ONCE,
        WrapUp.USUAL,
        null);
  }

  public QueueRules ageing(long pointsPerMinute) {
    return with(draft -> draft.ageingPerMinute = pointsPerMinute);
  }

  public QueueRules relaxing(List<Relaxation> steps) {
    return with(draft -> draft.relaxations = steps);
  }

  public QueueRules sticking(@Nullable Sticky rule) {
    return with(draft -> draft.sticky = rule);
  }

  public QueueRules ownedBy(@Nullable String agentId) {
    return with(draft -> draft.owner = agentId);
  }

  public QueueRules overflowing(List<Overflow> rules) {
    return with(draft -> draft.overflows = rules);
  }

  public QueueRules voicemail(long maxMs) {
    return with(draft -> draft.voicemailMaxMs = maxMs);
  }

  public QueueRules missing(Miss unanswered, Miss refusals) {
    return with(
        draft -> {
          draft.ringNoAnswer = unanswered;
          draft.refused = refusals;
        });
  }

  public QueueRules wrappingUp(WrapUp rule) {
    return with(draft -> draft.wrapUp = rule);
  }

  public QueueRules callingBack(@Nullable CallbackRule rule) {
    return with(draft -> draft.callback = rule);
  }

  private QueueRules with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.rules();
  }

  /** The same rules while one of them is changed. */
  private static final class Draft {
    long ageingPerMinute;
    List<Relaxation> relaxations;
    @Nullable Sticky sticky;
    @Nullable String owner;
    List<Overflow> overflows;
    long voicemailMaxMs;
    Miss ringNoAnswer;
    Miss refused;
    WrapUp wrapUp;
    @Nullable CallbackRule callback;

    Draft(QueueRules rules) {
      ageingPerMinute = rules.ageingPerMinute;
      relaxations = rules.relaxations;
      sticky = rules.sticky;
      owner = rules.owner;
      overflows = rules.overflows;
      voicemailMaxMs = rules.voicemailMaxMs;
      ringNoAnswer = rules.ringNoAnswer;
      refused = rules.refused;
      wrapUp = rules.wrapUp;
      callback = rules.callback;
    }

    QueueRules rules() {
      return new QueueRules(
          ageingPerMinute,
          relaxations,
          sticky,
          owner,
          overflows,
          voicemailMaxMs,
          ringNoAnswer,
          refused,
          wrapUp,
          callback);
    }
  }

  /**
   * One step of relaxation. Whoever could take the call before still can.
   *
   * @param afterMs of waiting
   * @param requiredSkills skill to the least level that a seat needs from then on
   */
  public record Relaxation(long afterMs, Map<String, Integer> requiredSkills) {
    public Relaxation {
      requiredSkills = Map.copyOf(requiredSkills);
    }
  }

  /**
   * A caller is kept for the agent who spoke with this customer last. For that agent it counts as
   * if it had waited {@code preferMs} longer, so nobody waits longer for it than that.
   *
   * @param windowMs how long after the talk
   * @param preferMs how long of the wait; then anybody
   * @param awayMaxMs an agent who is not ready for longer is not waited for
   */
  public record Sticky(long windowMs, long preferMs, long awayMaxMs) {}

  /**
   * What becomes of a seat that did not take a call.
   *
   * @param notReadyAfter so many misses in a row make it not ready until somebody acts
   * @param pauseMs before that, it gets no call for so long and is then ready by itself
   */
  public record Miss(int notReadyAfter, long pauseMs) {
    public static final Miss NOT_READY_AT_ONCE = new Miss(1, 0);
  }

  /**
   * How wrap-up ends.
   *
   * @param extendMs by how much one extension prolongs it, 0 for the centre's usual time
   * @param maxMs the longest with all extensions, 0 for the centre's usual time
   * @param autoReady whether the seat is ready by itself afterwards
   */
  public record WrapUp(Kind kind, long extendMs, long maxMs, boolean autoReady) {
    public static final WrapUp USUAL = new WrapUp(Kind.EXTENDABLE, 0, 0, true);

    /** The kinds of wrap-up. */
    public enum Kind {
      @JsonProperty("fixed")
      FIXED,
      @JsonProperty("extendable")
      EXTENDABLE,
      /** Until the agent or a lead ends it, or the seat is lost. */
      @JsonProperty("unlimited")
      UNLIMITED
    }
  }

  /** By how many steps the requirement is relaxed after this wait. */
  int stepAfter(long waitMs) {
    int step = 0;
    while (step < relaxations.size() && relaxations.get(step).afterMs() <= waitMs) {
      step++;
    }
    return step;
  }
}
