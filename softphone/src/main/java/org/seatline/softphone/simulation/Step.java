package org.seatline.softphone.simulation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One thing that a simulated caller does or waits for. All times are in milliseconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.WaitAnswer.class, name = "wait-answer"),
  @JsonSubTypes.Type(value = Step.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = Step.WaitSpeechEnd.class, name = "wait-speech-end"),
  @JsonSubTypes.Type(value = Step.Digit.class, name = "digit"),
  @JsonSubTypes.Type(value = Step.Say.class, name = "say"),
  @JsonSubTypes.Type(value = Step.WaitTalk.class, name = "wait-talk"),
  @JsonSubTypes.Type(value = Step.HoldOn.class, name = "hold-on"),
  @JsonSubTypes.Type(value = Step.HangUp.class, name = "hang-up"),
  @JsonSubTypes.Type(value = Step.ExpectHangUp.class, name = "expect-hang-up"),
})
public sealed interface Step {
  /** Until the call is answered. */
  record WaitAnswer(long maxMs) implements Step {}

  record Wait(long ms) implements Step {}

  /** Until somebody has spoken and then been silent for {@code silenceMs}. */
  record WaitSpeechEnd(long silenceMs, long maxMs) implements Step {}

  /** Keys to press (RFC 4733). */
  record Digit(String digits) implements Step {}

  /** Speaks a WAV file, named relative to the scenario file, to its end. */
  record Say(String file) implements Step {}

  /** Until the media come from an agent: the server has moved them by re-INVITE. */
  record WaitTalk(long maxMs) implements Step {}

  /** Stays on the line, listening. */
  record HoldOn(long ms) implements Step {}

  record HangUp() implements Step {}

  /** Until the other side hangs up. */
  record ExpectHangUp(long maxMs) implements Step {}
}
