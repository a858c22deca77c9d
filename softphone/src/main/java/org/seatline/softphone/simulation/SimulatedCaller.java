package org.seatline.softphone.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.media.PcmClip;

/**
 * Acts one scenario: a real call with real audio. {@link #run} blocks its thread until the call is
 * over; run it on a (virtual) thread of its own.
 */
public final class SimulatedCaller {
  private static final long LOOK_MS = 20;
  private static final long HANG_UP_MAX_MS = 5_000;
  private static final long SPEAK_SPARE_MS = 5_000;

  private final CallerSetup setup;
  private final CallerLine line;
  private final long startNanos = System.nanoTime();
  private final List<String> spoken = new ArrayList<>();
  private String failure = "";

  private SimulatedCaller(CallerSetup setup) throws IOException {
    this.setup = setup;
    this.line = new CallerLine(setup);
  }

  /**
   * Places the call, acts the steps, hangs up and writes what was heard.
   *
   * @throws IOException when no socket can be opened or a sound file cannot be read or written
   */
  public static CallerResult run(CallerSetup setup) throws IOException, InterruptedException {
    var caller = new SimulatedCaller(setup);
    try (CallerLine line = caller.line) {
      caller.act();
      return caller.finish(line);
    }
  }

  private void act() throws IOException, InterruptedException {
    List<Step> steps = setup.scenario().steps();
    for (int i = 0; i < steps.size() && failure.isEmpty(); i++) {
      Step step = steps.get(i);
      String wrong = act(step);
      if (!wrong.isEmpty()) {
        failure = "step " + (i + 1) + " (" + step.getClass().getSimpleName() + "): " + wrong;
      }
    }
  }

  /** Acts one step; an empty text when it went well. */
  private String act(Step step) throws IOException, InterruptedException {
    return switch (step) {
      case Step.WaitAnswer(long maxMs) -> until(line::answered, maxMs, "not answered");
      case Step.Wait(long ms) -> stay(ms);
      case Step.HoldOn(long ms) -> stay(ms);
      case Step.WaitSpeechEnd(long silenceMs, long maxMs) -> {
        long since = System.nanoTime();
        // A person who hears nobody speaks on after a while.
        yield until(
            () -> line.ears.silentAfterSpeech(since, silenceMs) || passed(since, maxMs),
            maxMs + SPEAK_SPARE_MS,
            "no end of speech heard");
      }
      case Step.Digit(String digits) -> {
        line.press(digits);
        yield until(() -> !line.pressing(), 2_000 + digits.length() * 500L, "digits not sent");
      }
      case Step.Say(String file) -> say(file);
      case Step.WaitTalk(long maxMs) -> until(line::talking, maxMs, "no agent came");
      case Step.HangUp() -> {
        line.hangUp();
        yield until(this::over, HANG_UP_MAX_MS, "hang-up had no effect");
      }
      case Step.ExpectHangUp(long maxMs) -> until(this::over, maxMs, "nobody hung up");
    };
  }

  private String say(String file) throws IOException, InterruptedException {
    PcmClip clip = PcmClip.load(setup.folder().resolve(file));
    line.speak(clip);
    String wrong =
        until(() -> !line.speaking(), clip.durationMs() + SPEAK_SPARE_MS, "speech went nowhere");
    if (wrong.isEmpty()) {
      spoken.add(file);
    }
    return wrong;
  }

  private String stay(long ms) throws InterruptedException {
    long end = System.nanoTime() + ms * 1_000_000;
    while (!over() && inTime() && System.nanoTime() - end < 0) {
      line.pause(Math.min(LOOK_MS, ms));
    }
    return inTime() ? "" : "the call took too long";
  }

  private String until(BooleanSupplier done, long maxMs, String otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + maxMs * 1_000_000;
    while (!done.getAsBoolean()) {
      CallEnd over = line.end();
      if (over != null) {
        return "the call is over (" + over.cause() + " " + over.status() + ")";
      }
      if (!inTime()) {
        return "the call took too long";
      }
      if (System.nanoTime() - end >= 0) {
        return otherwise + " within " + maxMs + " ms";
      }
      line.pause(LOOK_MS);
    }
    return "";
  }

  private static boolean passed(long sinceNanos, long ms) {
    return System.nanoTime() - sinceNanos >= ms * 1_000_000;
  }

  private boolean inTime() {
    return System.nanoTime() - startNanos < setup.callMaxMs() * 1_000_000;
  }

  private boolean over() {
    return line.end() != null;
  }

  private CallerResult finish(CallerLine finished) throws IOException, InterruptedException {
    if (!over()) {
      finished.hangUp();
      long end = System.nanoTime() + HANG_UP_MAX_MS * 1_000_000;
      while (!over() && System.nanoTime() - end < 0) {
        finished.pause(LOOK_MS);
      }
    }
    finished.ears.save(setup.heardFile());
    boolean answered = finished.answered();
    long setUpMs = answered ? (finished.answeredNanos() - startNanos) / 1_000_000 : -1;
    return new CallerResult(
        finished.callId(),
        setup.scenario().name(),
        setup.scenario().number(),
        answered,
        finished.talking(),
        setUpMs,
        finished.talkMs(),
        spoken,
        setup.heardFile().toString(),
        endedBy(finished.end(), answered),
        failure);
  }

  private static String endedBy(@Nullable CallEnd end, boolean answered) {
    if (end == null || !answered) {
      return "nobody";
    }
    return end.cause() == CallEnd.Cause.LOCAL_HANG_UP ? "caller" : "other";
  }
}
