package org.seatline.softphone.simulation;

import java.util.List;

/**
 * What became of a simulated call.
 *
 * @param talkMs from the moment media came from an agent to the end, milliseconds
 * @param spokenFiles WAV files that were spoken to the end
 * @param heardFile WAV file (8 kHz, 16 bit, mono) of everything heard from the answer on
 * @param endedBy {@code caller}, {@code other} or {@code nobody} when the call never began
 * @param failure empty when the scenario went through, else which step failed and why
 */
public record CallerResult(
    String callId,
    String scenario,
    String number,
    boolean answered,
    boolean talked,
    long setUpMs,
    long talkMs,
    List<String> spokenFiles,
    String heardFile,
    String endedBy,
    String failure) {
  public CallerResult {
    spokenFiles = List.copyOf(spokenFiles);
  }
}
