package org.seatline.softphone.audio.check;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;

/**
 * The audio check before a shift, as a state machine: first nobody speaks (the noise of the room is
 * measured), then the agent speaks and hears the own voice after a second, then the levels are
 * judged. Pure; levels come ten times a second.
 *
 * @param stage where it is
 * @param readings levels taken in this stage
 * @param tally what was heard so far
 * @param findings what is to be said, from {@link Stage#JUDGED} on; empty where all is well
 * @param trouble why the headset does not run, while it does not
 * @param network how the way to the server is, or null while that is not known
 */
public record AudioCheck(
    Stage stage,
    int readings,
    LevelTally tally,
    Set<Finding> findings,
    @Nullable Reason trouble,
    @Nullable NetworkQuality network) {

  /** How long the room is listened to, in readings of a tenth of a second. */
  static final int QUIET_READINGS = 20;

  /** How long the agent speaks. */
  static final int SPEAK_READINGS = 60;

  /** How late the agent hears the own voice. */
  public static final int ECHO_AFTER_MS = 1000;

  /** What the agent is asked to do. */
  public enum Stage {
    /** Nothing yet. */
    IDLE,
    /** To be quiet. */
    QUIET,
    /** To speak, and to hear the own voice. */
    SPEAK,
    /** To read the findings. */
    JUDGED
  }

  /** What may be wrong; all that apply are told. */
  public enum Finding {
    /** Nothing at all came from the microphone. */
    SILENCE,
    /** The voice is too soft: the microphone is too far away or turned down. */
    TOO_LOW,
    /** The voice is cut off at the top: the microphone is too near or turned up. */
    CLIPPING,
    /** The room or the cable is too loud. */
    NOISY,
    /** The way to the server is bad. */
    BAD_NETWORK
  }

  /** What happens to a check. */
  public sealed interface Event {
    /** Begins, or begins again. */
    record Start() implements Event {}

    /** A level of the microphone in dBov. */
    record Level(int rmsDbov, int peakDbov) implements Event {}

    /** The headset does not run, or (null) runs again. */
    record Headset(@Nullable Reason trouble) implements Event {}

    /** How the way to the server is. */
    record Network(NetworkQuality quality) implements Event {}

    /** The agent has had enough. */
    record Stop() implements Event {}
  }

  /** Before anything happened. */
  public static AudioCheck idle() {
    return new AudioCheck(Stage.IDLE, 0, LevelTally.EMPTY, Set.of(), null, null);
  }

  public AudioCheck {
    findings = Set.copyOf(findings);
  }

  /** What becomes of it. A level that comes while nothing is measured changes nothing. */
  public AudioCheck on(Event event) {
    return switch (event) {
      case Event.Start() ->
          new AudioCheck(Stage.QUIET, 0, LevelTally.EMPTY, Set.of(), trouble, null);
      case Event.Stop() -> new AudioCheck(Stage.IDLE, 0, LevelTally.EMPTY, Set.of(), trouble, null);
      case Event.Level level -> measured(level);
      case Event.Headset(Reason reason) -> troubled(reason);
      case Event.Network(NetworkQuality quality) ->
          stage == Stage.JUDGED
              ? new AudioCheck(stage, readings, tally, judge(tally, quality), trouble, quality)
              : new AudioCheck(stage, readings, tally, findings, trouble, quality);
    };
  }

  /** Whether the agent hears the own voice now. */
  public boolean echoes() {
    return stage == Stage.SPEAK;
  }

  /** How much of a stage that measures is done, 0 to 1. */
  public double stageDone() {
    return switch (stage) {
      case QUIET -> (double) readings / QUIET_READINGS;
      case SPEAK -> (double) readings / SPEAK_READINGS;
      case IDLE -> 0;
      case JUDGED -> 1;
    };
  }

  // What was measured before the headset failed says nothing about the one that comes back.
  private AudioCheck troubled(@Nullable Reason reason) {
    boolean measuring = stage == Stage.QUIET || stage == Stage.SPEAK;
    return reason != null && reason != Reason.SILENT_MICROPHONE && measuring
        ? new AudioCheck(Stage.QUIET, 0, LevelTally.EMPTY, Set.of(), reason, network)
        : new AudioCheck(stage, readings, tally, findings, reason, network);
  }

  private AudioCheck measured(Event.Level level) {
    if (stage == Stage.QUIET) {
      LevelTally next = tally.quiet(level.rmsDbov(), level.peakDbov());
      return readings + 1 < QUIET_READINGS
          ? new AudioCheck(stage, readings + 1, next, findings, trouble, network)
          : new AudioCheck(Stage.SPEAK, 0, next, findings, trouble, network);
    }
    if (stage == Stage.SPEAK) {
      LevelTally next = tally.spoken(level.rmsDbov(), level.peakDbov());
      return readings + 1 < SPEAK_READINGS
          ? new AudioCheck(stage, readings + 1, next, findings, trouble, network)
          : new AudioCheck(Stage.JUDGED, 0, next, judge(next, network), trouble, network);
    }
    return this;
  }

  private static Set<Finding> judge(LevelTally tally, @Nullable NetworkQuality network) {
    Set<Finding> findings = EnumSet.noneOf(Finding.class);
    if (tally.silent()) {
      findings.add(Finding.SILENCE);
    } else {
      if (tally.tooLow()) {
        findings.add(Finding.TOO_LOW);
      }
      if (tally.clipping()) {
        findings.add(Finding.CLIPPING);
      }
      if (tally.noisy()) {
        findings.add(Finding.NOISY);
      }
    }
    if (network != null && network.bad()) {
      findings.add(Finding.BAD_NETWORK);
    }
    return findings;
  }
}
