package org.seatline.installer.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seatline.installer.demo.Books;
import org.seatline.softphone.media.WavFile;

/** Reads what the server has after the story. */
final class OutageAudit {
  private static final int CALLER_CHANNEL = 1;

  private final Books books;
  private final List<String> problems = new ArrayList<>();
  private int tickets;
  private int recordings;

  OutageAudit(Books books) {
    this.books = books;
  }

  List<String> problems() {
    return problems;
  }

  String counts() throws IOException {
    return "calls=" + books.calls().size() + " tickets=" + tickets + " recordings=" + recordings;
  }

  /** Every call has one ticket, one wrap-up, one whole recording and an agent. */
  void everyCallOnce(int callsWanted) throws IOException {
    List<Books.CallEntry> calls = books.calls();
    check(calls.size() == callsWanted, calls.size() + " calls in the history, not " + callsWanted);
    for (Books.CallEntry call : calls) {
      tickets += call.tickets();
      recordings += call.recording() == null ? 0 : 1;
      String who = "call " + call.callId();
      check(call.tickets() == 1, who + " has " + call.tickets() + " tickets");
      check(call.wrapUps() == 1, who + " has " + call.wrapUps() + " wrap-ups");
      check(call.recording() != null, who + " has no recording");
      long open =
          books.number(
              "select count(*) from calls where call_id = '"
                  + call.callId()
                  + "' and (closed_ms is null or outcome <> 'answered')");
      check(open == 0, who + " is not an answered call that is over");
    }
    long rejected = books.number("select count(*) from mutations where outcome = 'rejected'");
    check(rejected == 0, rejected + " things from the seat were rejected");
  }

  /** The call over the line is marked as one, with its agent and number. */
  void lineCall(String number) throws IOException {
    long marked =
        books.number(
            "select count(*) from calls where line = 'out' and line_agent_id = '1001'"
                + " and line_answered_ms is not null and caller_number = '"
                + number
                + "'");
    check(marked == 1, marked + " calls to " + number + " over the fall-back line in the history");
  }

  /** The seat never signed out at the server but when its person did, and is known as ready. */
  void stateAgreed(String agentId, String state) throws IOException {
    long agreed =
        books.number(
            "select count(*) from seat_states where agent_id = '"
                + agentId
                + "' and state = '"
                + state
                + "'");
    check(agreed == 1, "the server does not think that " + agentId + " is " + state);
  }

  /** How long the voice of the caller is missing in a call's recording at the seat. */
  GapMeter.Gap agentHeard(String like, org.seatline.softphone.media.PcmClip voice)
      throws IOException {
    for (Books.CallEntry call : books.calls()) {
      Path file = call.recording();
      if (call.callId().startsWith(like) && file != null) {
        var heard = WavFile.read(file).channel(CALLER_CHANNEL);
        return GapMeter.of(voice, heard, SETTLE_MS, (int) heard.durationMs() - TAIL_MS);
      }
    }
    problems.add("there is no recording of " + like + " to listen to");
    return new GapMeter.Gap(Integer.MAX_VALUE, 0, 0);
  }

  /** At the beginning of a call jitter buffers and echo cancellers settle. */
  static final int SETTLE_MS = 1_500;

  /** The last moments belong to the hanging up. */
  static final int TAIL_MS = 1_000;

  void check(boolean kept, String otherwise) {
    if (!kept) {
      problems.add(otherwise);
    }
  }
}
