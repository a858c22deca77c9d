package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.protocol.ServerMessage;
import org.seatline.softphone.media.PcmClip;

/**
 * The server process gets SIGKILL in every part of a callback: while it waits for its turn, while
 * the caller's phone rings, and in the talk. The caller talks once, before the one who came later.
 */
@Timeout(300)
final class CallbackKilledTest {
  private static final String NUMBER = "0710555050";
  private static final String BILLS = "bills";
  private static final String BILLS_KEY = "2";

  /** The key that asks for a callback, and the one that confirms the number. */
  private static final String CALL_ME_BACK = "11";

  private static final String AGENT = "1003";
  private static final String LEAD = "2001";
  private static final int VOICE_SECONDS = 120;
  private static final long EVENT_MAX_MS = 60_000;

  private final PcmClip agentVoice = Voices.voice(1, VOICE_SECONDS);
  private final PcmClip callerVoice = Voices.voice(2, VOICE_SECONDS);

  @TempDir Path folder;

  private CallCentre centre;
  private DeskSeat seat;
  private DeskSeat lead;
  private CallerPhone caller;
  private CallerPhone later;
  private long killedMs;

  /** The first chooses a callback and hangs up; the second waits behind it. */
  @BeforeEach
  void open() throws Exception {
    centre = CallCentre.open(folder, files());
    lead = DeskSeat.signIn(centre, LEAD, folder);
    lead.seat().watchFloor(true);
    seat = DeskSeat.signIn(centre, AGENT, folder);
    seat.speak(agentVoice);
    caller = centre.owning(CallerPhone.choose(NUMBER + 1, centre.trunk(), BILLS_KEY));
    awaitWaiting(1, "the first caller does not wait");
    caller.press(CALL_ME_BACK);
    caller.awaitEnd(EVENT_MAX_MS);
    later = centre.owning(CallerPhone.choose(NUMBER + 2, centre.trunk(), BILLS_KEY));
    awaitWaiting(2, "the second caller does not wait, or the callback is forgotten");
  }

  @AfterEach
  void close() throws IOException {
    if (centre != null) {
      centre.close();
    }
  }

  @Test
  void isNeitherLostNorAnsweredTwiceAndKeepsItsPlace() throws Exception {
    killServer();
    awaitWaiting(2, "it rests no longer after the restart, or the other caller is lost");
    assertThat(caller.rung()).isZero();
    seat.seat().ready();
    ringsNow(1);

    killServer();
    isCalledOffAndTriedAgain();

    caller.answerBack();
    caller.speak(callerVoice);
    theTwoTalk();
    int before = caller.reinvites();
    killServer();
    caller.awaitReinvited(before, EVENT_MAX_MS);
    theTwoTalk();
    caller.hangUp();
    theOtherIsNext();
    assertThat(caller.rung()).isEqualTo(2);
    try (Books books = centre.closeAndOpenBooks()) {
      assertAgrees(books);
    }
  }

  private CentreFolder files() throws IOException {
    return CentreFolder.copy(folder.resolve("centre"))
        .change(
            "queues.json",
            root -> {
              for (JsonNode queue : root.path("queues")) {
                if (queue.path("id").asText().equals(BILLS)) {
                  ((ObjectNode) queue).put("wrapUpMs", 300_000).set("callback", callback());
                }
              }
            });
  }

  private static ObjectNode callback() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("offerAfterSeconds", 0)
        .put("attempts", 5)
        .put("retrySeconds", 1)
        .put("ringSeconds", 60)
        .put("keepHours", 1);
  }

  private void killServer() throws IOException, InterruptedException {
    centre.server().kill();
    killedMs = System.currentTimeMillis();
    centre.restartServer();
    seat.await(now -> now.connection().online(), EVENT_MAX_MS, "the seat is alone");
  }

  private void awaitWaiting(int calls, String otherwise) throws IOException, InterruptedException {
    lead.awaitFloor(
        floor -> floor.atMs() > killedMs && waiting(floor) == calls, EVENT_MAX_MS, otherwise);
  }

  private static int waiting(ServerMessage.Floor floor) {
    return floor.queues().stream()
        .filter(queue -> queue.queueId().equals(BILLS))
        .mapToInt(ServerMessage.QueueStatus::waiting)
        .sum();
  }

  /** The seat is offered the callback, and when it answers the caller's phone rings. */
  private void ringsNow(int times) throws IOException, InterruptedException {
    assertThat(seat.awaitRinging(EVENT_MAX_MS).number()).endsWith(NUMBER.substring(1) + 1);
    seat.seat().answer();
    caller.awaitRung(times, EVENT_MAX_MS);
  }

  /** What rang is ended; after the pause the callback is before the other caller again. */
  private void isCalledOffAndTriedAgain() throws IOException, InterruptedException {
    caller.awaitEnd(EVENT_MAX_MS);
    seat.await(now -> now.wrapUp() != null, EVENT_MAX_MS, "the seat still waits for the caller");
    awaitWaiting(2, "the callback does not come back after its pause");
    assertThat(caller.rung()).isOne();
    seat.finishWrapUp(EVENT_MAX_MS);
    ringsNow(2);
  }

  private void theTwoTalk() throws IOException, InterruptedException {
    caller.hearing().awaitMore(3_000);
    assertThat(caller.over()).as(caller.toString()).isFalse();
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).as("the agent at the caller").isTrue();
    assertThat(Voices.isHeard(callerVoice, seat.hearing())).as("the caller at the agent").isTrue();
  }

  private void theOtherIsNext() throws IOException, InterruptedException {
    assertThat(later.over()).isFalse();
    seat.finishWrapUp(EVENT_MAX_MS);
    assertThat(seat.awaitRinging(EVENT_MAX_MS).number()).endsWith(NUMBER.substring(1) + 2);
    String music = Objects.requireNonNull(later.remote());
    seat.answer(EVENT_MAX_MS);
    later.awaitMoved(music, EVENT_MAX_MS);
    later.hangUp();
    seat.finishWrapUp(EVENT_MAX_MS);
    seat.awaitDelivered(EVENT_MAX_MS);
  }

  private static void assertAgrees(Books books) throws IOException {
    assertThat(books.number("select count(*) from calls")).isEqualTo(2);
    assertThat(books.number("select count(*) from calls where closed_ms is null")).isZero();
    assertThat(books.number("select count(*) from facts where type = 'callback-taken'")).isOne();
    assertThat(tried(books, "")).as("each time the phone rang is told").isEqualTo(2);
    assertThat(tried(books, " and body like '%\"outcome\":\"reached\"%'")).isOne();
    assertThat(
            books.number(
                "select count(*) from call_segments a join call_segments b"
                    + " on a.call_id <> b.call_id and a.answered_ms < b.answered_ms"
                    + " where a.cause = 'callback' and a.outcome = 'answered'"
                    + " and b.outcome = 'answered'"))
        .as("the callback is served before the one who came later")
        .isOne();
    assertThat(books.number("select count(*) from call_segments where outcome = 'answered'"))
        .isEqualTo(2);
  }

  private static long tried(Books books, String further) throws IOException {
    return books.number("select count(*) from facts where type = 'callback-tried'" + further);
  }
}
