package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Baresip;
import org.seatline.softphone.testbench.Peers;

/**
 * An agent whose seat is a softphone that is not ours and knows nothing of call centres: it
 * registers, its agent dials feature codes, and callers from menu and queue come through.
 */
class PlainPhoneTest {
  private static final String AGENT = "1101";
  private static final String USER = "phone-1101";
  private static final String PASSWORD = "demo-1101";
  private static final String READY = "*11";
  private static final String FINISH_WRAP_UP = "*13";
  private static final String BILLS = "2";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int TALK_MS = 4_000;
  private static final int SEGMENT_MS = 500;

  @TempDir Path folder;

  private CallCentre centre;
  private Baresip phone;
  private PcmClip agentVoice;
  private PcmClip callerVoice;

  @BeforeEach
  void open() throws IOException {
    Peers.require("baresip");
    centre = CallCentre.open(folder);
    PcmClip speech = PcmClip.load(Peers.sharedData("speech/harvard-8k.wav"));
    agentVoice = speech.then(speech).then(speech).then(speech);
    callerVoice = PcmClip.load(centre.sample().resolve("speech/agent-en-2-answer-1.wav"));
    Path microphone = folder.resolve("microphone.wav");
    agentVoice.save(microphone);
    phone =
        centre.owning(
            Baresip.register(
                folder.resolve("phone"),
                USER,
                PASSWORD,
                "127.0.0.1:" + centre.server().sipPort(),
                microphone));
    phone.awaitEvent("REGISTER_OK", LIMIT);
  }

  @AfterEach
  void close() throws IOException {
    if (centre != null) {
      centre.close();
    }
  }

  private int seen(String event) {
    return phone.events().split("\"type\":\"" + event + "\"", -1).length - 1;
  }

  /** Dials a code, listens to the answer, and is hung up on. */
  private void dial(String code) throws IOException {
    int before = seen("CALL_CLOSED");
    int established = seen("CALL_ESTABLISHED");
    phone.dial("sip:" + code + "@127.0.0.1:" + centre.server().sipPort());
    Await.until(code + " is over: " + phone.log(), LIMIT, () -> seen("CALL_CLOSED") > before);
    assertThat(seen("CALL_ESTABLISHED")).as(code + " was answered").isGreaterThan(established);
  }

  /** A caller who is through to the phone, each with the other's voice in the ear. */
  private CallerPhone talking(String number) throws Exception {
    int before = seen("CALL_INCOMING");
    CallerPhone caller = CallerPhone.choose(number, centre.trunk(), BILLS);
    Await.until("the phone rings", LIMIT, () -> seen("CALL_INCOMING") > before);
    String ours = caller.remote();
    phone.command("accept", "");
    caller.awaitMoved(ours, 20_000);
    caller.speak(callerVoice);
    return caller;
  }

  private void hearsTheAgent(CallerPhone caller) throws Exception {
    caller.hearing().awaitMore(TALK_MS);
    assertThat(Voices.isHeard(agentVoice, caller.hearing())).as("the agent at the caller").isTrue();
  }

  /** Whether the caller's first words are in what the agent heard. */
  private boolean heardTheCaller() throws IOException {
    PcmClip heard = PcmClip.load(phone.recording("dec").orElseThrow());
    Correlation found =
        Correlation.bySegments(
            callerVoice.at(Hearing.RATE).toArray(),
            heard.at(Hearing.RATE).toArray(),
            Hearing.RATE,
            (int) heard.durationMs(),
            SEGMENT_MS);
    return found.peak() > Voices.HEARD;
  }

  private void hangsUp() throws IOException {
    int before = seen("CALL_CLOSED");
    phone.hangUp();
    Await.until("hung up", LIMIT, () -> seen("CALL_CLOSED") > before);
  }

  @Test
  void goesReadyByCodeTalksWrapsUpAndTalksAgain() throws Exception {
    dial(READY);
    try (CallerPhone caller = talking("19900000001")) {
      hearsTheAgent(caller);
      hangsUp();
      caller.awaitEnd(20_000);
    }
    assertThat(heardTheCaller()).as("the caller at the agent").isTrue();
    dial(FINISH_WRAP_UP); // and is ready by that
    try (CallerPhone caller = talking("19900000002")) {
      hearsTheAgent(caller);
      caller.hangUp();
    }
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.calls()).hasSize(2).allMatch(call -> AGENT.equals(call.agentId()));
      assertThat(
              books.number(
                  "select count(*) from call_segments where queue_id = 'bills'"
                      + " and outcome = 'answered' and talk_ms > 3000"))
          .isEqualTo(2);
    }
  }

  @Test
  void talksOnOverAServerThatIsKilled() throws Exception {
    dial(READY);
    try (CallerPhone caller = talking("19900000003")) {
      hearsTheAgent(caller);
      int reinvites = caller.reinvites();

      centre.server().kill();
      hearsTheAgent(caller);
      centre.restartServer();
      caller.awaitReinvited(reinvites, 20_000);
      hearsTheAgent(caller);
      assertThat(caller.over()).isFalse();
      hangsUp();
      caller.awaitEnd(20_000);
    }
    dial(FINISH_WRAP_UP);
    try (CallerPhone next = talking("19900000004")) { // with no REGISTER needed in between
      hearsTheAgent(next);
      next.hangUp();
    }
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.calls()).hasSize(2).allMatch(call -> AGENT.equals(call.agentId()));
      assertThat(books.number("select count(*) from call_segments")).isEqualTo(2);
    }
  }
}
