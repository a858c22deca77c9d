package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.softphone.testbench.Child;
import org.seatline.softphone.testbench.Peers;

/** Many callers at once, few seats, a peer that is not ours: nobody is lost. */
class SippLoadTest {
  private static final int CALLS = 50;
  private static final int CALLS_PER_SECOND = 2;
  private static final int CALLS_MAX_SECONDS = 150;
  private static final List<String> AGENTS = List.of("1001", "1011", "1006", "1013", "1018");

  @TempDir Path folder;

  private @Nullable CallCentre centre;

  @AfterEach
  void close() throws IOException {
    if (centre != null) {
      centre.close();
    }
  }

  @Test
  void fiftyCallersAtFiveSeatsAreAllServedOnce() throws Exception {
    Peers.require("sipp");
    CallCentre started = CallCentre.open(folder);
    centre = started;
    for (String agent : AGENTS) {
      started.startSeat(
          agent,
          "--answer-after-ms",
          "200",
          "--talk-seconds",
          "3",
          "--wrap-up-ms",
          "200",
          "--pace-ms",
          "50");
    }
    started.awaitReady();
    List<String> numbers =
        IntStream.range(0, CALLS).mapToObj(i -> "1990000" + (1_000 + i)).toList();
    Path sipp = folder.resolve("sipp");
    try (Child callers =
        Sipp.start(
            sipp, started.server().sipPort(), numbers, CALLS_PER_SECOND, CALLS_MAX_SECONDS)) {
      int code = callers.await((CALLS_MAX_SECONDS + 10) * 1_000);
      assertThat(code).as(said(sipp)).isZero();
    }
    started.awaitDelivered();
    assertBooks(started, numbers);
  }

  private static String said(Path sipp) throws IOException {
    Path errors = sipp.resolve("errors.log");
    return "sipp: " + (Files.exists(errors) ? Files.readString(errors) : "no errors");
  }

  private static void assertBooks(CallCentre centre, List<String> numbers) throws IOException {
    try (Books books = centre.closeAndOpenBooks()) {
      List<Books.CallEntry> calls = books.calls();
      assertThat(calls).hasSize(CALLS);
      assertThat(calls).allMatch(Books.CallEntry::answered, "answered");
      assertThat(calls).allMatch(call -> call.tickets() == 1, "one ticket");
      assertThat(calls).allMatch(call -> call.recording() != null, "a recording");
      assertThat(books.number("select count(*) from call_segments where digit = '0'"))
          .as("callers whose key was heard")
          .isEqualTo(CALLS);
      assertThat(books.number("select count(distinct caller_number) from calls"))
          .isEqualTo(numbers.size());
      assertThat(
              books.number(
                  "select count(*) from tickets where call_id in (select call_id from calls)"))
          .isEqualTo(CALLS);
      assertThat(
              books.number(
                  "select count(*) from (select call_id from call_segments"
                      + " where answered_ms is not null group by call_id"
                      + " having count(distinct agent_id) > 1)"))
          .as("calls answered by two seats")
          .isZero();
      assertThat(
              books.number(
                  "select count(distinct agent_id) from call_segments"
                      + " where answered_ms is not null"))
          .as("seats that answered")
          .isEqualTo(AGENTS.size());
      System.out.println(
          "sipp: longest wait "
              + books.number("select max(wait_ms) from call_segments")
              + " ms, most at once "
              + books.number(
                  "select max(n) from (select count(*) as n from calls a join calls b"
                      + " on b.arrived_ms <= a.arrived_ms and b.closed_ms > a.arrived_ms"
                      + " group by a.call_id)"));
    }
  }
}
