package org.seatline.installer.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/**
 * Compares what should have happened with what the server's database, the recordings and the
 * callers' own recordings say. It knows nothing of how the demo was run.
 */
final class Audit {
  private static final int AGENT_CHANNEL = 0;
  private static final int CALLER_CHANNEL = 1;

  private final Path data;
  private final Path results;
  private final Path sample;
  private final int expectedCalls;
  private final List<String> findings = new ArrayList<>();
  private double worstLikeness = 1;

  /**
   * @param data the stopped server's data folder
   * @param results what the callers say of themselves, a JSON array with one entry for each call
   */
  Audit(Path data, Path results, Path sample, int expectedCalls) {
    this.data = data;
    this.results = results;
    this.sample = sample;
    this.expectedCalls = expectedCalls;
  }

  /** Prints findings and the summary as the last line; true when nothing was lost. */
  boolean report(List<String> sabotage) throws IOException {
    List<Books.CallEntry> calls;
    try (Books books = Books.open(data)) {
      calls = books.calls();
    }
    CallerScenarios scenarios = new CallerScenarios(sample);
    CallerResults callers = CallerResults.read(results);
    int lost = missing(calls.size());
    if (callers.count() != expectedCalls) {
      findings.add(callers.count() + " callers left a result, not " + expectedCalls);
    }
    for (Books.CallEntry call : calls) {
      int before = findings.size();
      check(call, scenarios);
      checkCaller(call, callers);
      lost += findings.size() > before ? 1 : 0;
    }
    findings.forEach(Demo::say);
    if (!findings.isEmpty() && !sabotage.isEmpty()) {
      Demo.say("found what was broken on purpose: " + String.join(", ", sabotage));
    }
    Demo.say(String.format(Locale.ROOT, "worst likeness of a voice: %.2f", worstLikeness));
    System.out.printf(
        Locale.ROOT,
        "demo: calls=%d answered=%d tickets=%d recordings=%d lost=%d%n",
        calls.size(),
        calls.stream().filter(Books.CallEntry::answered).count(),
        calls.stream().mapToInt(Books.CallEntry::tickets).sum(),
        calls.stream().filter(call -> call.recording() != null).count(),
        lost);
    return lost == 0 && findings.isEmpty();
  }

  private int missing(int calls) {
    if (calls != expectedCalls) {
      findings.add(calls + " calls reached the server, not " + expectedCalls);
    }
    return Math.max(0, expectedCalls - calls);
  }

  private void check(Books.CallEntry call, CallerScenarios scenarios) throws IOException {
    String name = "call " + call.callId() + " from " + call.callerNumber();
    if (!call.answered()) {
      findings.add("not answered: " + name);
      return;
    }
    if (call.tickets() == 0) {
      findings.add("ticket lost: " + name + " has no ticket on the server");
    } else if (call.tickets() > 1) {
      findings.add("ticket duplicated: " + name + " has " + call.tickets() + " on the server");
    }
    if (call.wrapUps() != 1) {
      findings.add("disposition: " + name + " has " + call.wrapUps() + " on the server");
    }
    Path recording = call.recording();
    if (recording == null || !Files.exists(recording)) {
      findings.add("recording dropped: " + name + " has none on the server");
    } else {
      checkVoices(name, call, WavFile.read(recording), scenarios);
    }
  }

  private void checkVoices(
      String name, Books.CallEntry call, WavFile recording, CallerScenarios scenarios)
      throws IOException {
    if (recording.channels() != 2) {
      findings.add("recording of " + name + " has " + recording.channels() + " channels, not 2");
      return;
    }
    List<Path> agentSaid = List.of(sample.resolve(RobotStaff.speech(call.agentId())));
    checkVoice(name, "agent mute", agentSaid, recording.channel(AGENT_CHANNEL));
    List<Path> callerSaid = scenarios.spokenBy(call.callerNumber());
    checkVoice(name, "caller mute", callerSaid, recording.channel(CALLER_CHANNEL));
  }

  private void checkVoice(String name, String what, List<Path> spoken, PcmClip heard)
      throws IOException {
    double likeness = VoiceCheck.likeness(spoken, heard);
    worstLikeness = Math.min(worstLikeness, likeness);
    if (!VoiceCheck.heard(likeness)) {
      findings.add(
          String.format(
              Locale.ROOT, "%s: %s, likeness %.2f in the recording", what, name, likeness));
    }
  }

  /** The caller's own story: the scenario went through, and it was this agent who was heard. */
  private void checkCaller(Books.CallEntry call, CallerResults callers) throws IOException {
    CallerResults.Entry caller = callers.next(call.callerNumber());
    if (caller == null) {
      findings.add("no caller tells of call " + call.callId() + " from " + call.callerNumber());
      return;
    }
    if (!caller.failure().isEmpty()) {
      findings.add("caller " + caller.number() + ": " + caller.failure());
    }
    if (call.answered()) {
      checkVoice(
          "caller " + caller.number(),
          "agent mute",
          List.of(sample.resolve(RobotStaff.speech(call.agentId()))),
          caller.heard());
    }
  }
}
