package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueRules;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.simulation.Step;
import org.seatline.softphone.testbench.Await;

/** What callers hear, and leave, where a queue cannot serve them: listened to on both sides. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class SpokenOverflowTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String ENGLISH_NUMBER = "19900000001";

  /** A voice of the sample that is unlike every prompt. */
  private static final String SPEECH = "speech/caller-fault-en-1.wav";

  @TempDir Path folder;

  private Path speech = Path.of("speech.wav");

  @BeforeEach
  void takeSpeech() throws Exception {
    speech = folder.resolve("speech.wav");
    try (TestFrontDoor door = TestFrontDoor.open(folder.resolve("sample"), 0)) {
      Files.copy(door.file(SPEECH), speech);
    }
  }

  private static AcdConfig overflowing(Overflow.Then then, String target) {
    AcdConfig config = TestFrontDoor.config(0);
    AcdConfig.Queue queue = config.queues().getFirst();
    Overflow rule = new Overflow(Overflow.When.NO_STAFF, 0, then, target);
    QueueRules rules = queue.rules().overflowing(List.of(rule)).voicemail(20_000);
    return config.withQueues(List.of(queue.with(rules)));
  }

  private TestFrontDoor open(AcdConfig config) throws Exception {
    TestFrontDoor door = TestFrontDoor.open(folder.resolve("journal"), 0);
    door.configure(config);
    return door;
  }

  private static short[] words(TestFrontDoor door, String prompt) throws Exception {
    return door.prompts().clips(List.of(prompt), "en").getFirst();
  }

  private static final Step ANSWERED = new Step.WaitAnswer(15_000);
  private static final Step BILLS = new Step.Digit("2");
  private static final Step HUNG_UP_ON = new Step.ExpectHangUp(60_000);

  @Test
  void speaksTheMessageBeforeItReleases() throws Exception {
    try (TestFrontDoor door = open(overflowing(Overflow.Then.MESSAGE, "overflow.other"));
        ListeningCaller caller =
            new ListeningCaller(
                door, folder, ENGLISH_NUMBER, List.of(ANSWERED, BILLS, HUNG_UP_ON))) {
      assertThat(caller.result().failure()).isEmpty();
      assertThat(caller.likeness(words(door, "overflow.other")))
          .isGreaterThan(ListeningCaller.HEARD);
      door.await("no call", view -> view.calls().isEmpty());
    }
  }

  @Test
  void saysSomethingWhereThePromptIsGone() throws Exception {
    try (TestFrontDoor door = open(overflowing(Overflow.Then.MESSAGE, "taken-out"));
        ListeningCaller caller =
            new ListeningCaller(
                door, folder, ENGLISH_NUMBER, List.of(ANSWERED, BILLS, HUNG_UP_ON))) {
      assertThat(caller.result().failure()).isEmpty();
      assertThat(caller.likeness(words(door, "not-connected")))
          .isGreaterThan(ListeningCaller.HEARD);
    }
  }

  @Test
  void takesDownAMessageUntilTheHashKey() throws Exception {
    List<Step> steps =
        List.of(
            ANSWERED,
            BILLS,
            new Step.WaitSpeechEnd(2_500, 30_000),
            new Step.Say(speech.getFileName().toString()),
            new Step.Digit("#"),
            HUNG_UP_ON);
    try (TestFrontDoor door = open(overflowing(Overflow.Then.VOICEMAIL, ""));
        ListeningCaller caller = new ListeningCaller(door, folder, ENGLISH_NUMBER, steps)) {
      assertThat(caller.result().failure()).isEmpty();
      assertThat(caller.likeness(words(door, "voicemail"))).isGreaterThan(ListeningCaller.HEARD);
      assertThat(caller.likeness(words(door, "voicemail.thanks")))
          .isGreaterThan(ListeningCaller.HEARD);
      assertMessage(door);
    }
  }

  @Test
  void keepsTheMessageOfACallerWhoHangsUp() throws Exception {
    List<Step> steps =
        List.of(
            ANSWERED,
            BILLS,
            new Step.WaitSpeechEnd(2_500, 30_000),
            new Step.Say(speech.getFileName().toString()),
            new Step.HangUp());
    try (TestFrontDoor door = open(overflowing(Overflow.Then.VOICEMAIL, ""));
        ListeningCaller caller = new ListeningCaller(door, folder, ENGLISH_NUMBER, steps)) {
      assertThat(caller.result().failure()).isEmpty();
      assertMessage(door);
    }
  }

  @Test
  void endsAMessageBySilence() throws Exception {
    List<Step> steps =
        List.of(
            ANSWERED,
            BILLS,
            new Step.WaitSpeechEnd(2_500, 30_000),
            new Step.Say(speech.getFileName().toString()),
            HUNG_UP_ON);
    try (TestFrontDoor door = open(overflowing(Overflow.Then.VOICEMAIL, ""));
        ListeningCaller caller = new ListeningCaller(door, folder, ENGLISH_NUMBER, steps)) {
      assertThat(caller.result().failure()).isEmpty();
      assertMessage(door);
    }
  }

  private void assertMessage(TestFrontDoor door) throws Exception {
    door.await("no call", view -> view.calls().isEmpty());
    Await.until("a message", LIMIT, () -> door.voicemail().files().size() == 1);
    short[] said = PcmClip.load(speech).at(PromptLibrary.SAMPLE_RATE).toArray();
    assertThat(ListeningCaller.likeness(said, door.voicemail().files().getFirst()))
        .isGreaterThan(ListeningCaller.HEARD);
  }
}
