package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.CallState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.simulation.CallerResult;
import org.seatline.softphone.simulation.CallerSetup;
import org.seatline.softphone.simulation.Scenario;
import org.seatline.softphone.simulation.SimulatedCaller;
import org.seatline.softphone.simulation.Step;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** What waiting callers hear of their place: listened to, word by word. */
@Timeout(90)
class AnnouncedPlaceTest {
  /** Longer than the longest announcement of a place, so that none is cut off by the next. */
  private static final long ANNOUNCE_EVERY_MS = 6_500;

  /** How long the last caller listens: the first announcement and some time more. */
  private static final long LISTEN_MS = 2 * ANNOUNCE_EVERY_MS;

  private static final String ENGLISH_NUMBER = "19900000001";
  private static final String CHINESE_NUMBER = "00900000002";
  private static final List<String> NUMBERS =
      List.of(CHINESE_NUMBER, ENGLISH_NUMBER, CHINESE_NUMBER);
  private static final int PLACES = 20;

  private static final int SEGMENT_MS = 500;

  /** A clip that was played has 1.0; on a machine so busy that packets are late, 0.8. */
  private static final double HEARD = 0.7;

  @TempDir Path folder;

  @Test
  void saysThePlaceInTheCallersLanguage() throws Exception {
    List<Future<CallerResult>> results = new ArrayList<>();
    PromptLibrary prompts;
    try (TestFrontDoor door = TestFrontDoor.open(folder.resolve("journal"), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        MediaEngine engine = MediaEngine.start(MediaSettings.loopback())) {
      door.configure(TestFrontDoor.config(ANNOUNCE_EVERY_MS));
      prompts = door.prompts();
      for (String number : NUMBERS) {
        int waiting = results.size() + 1;
        Step then =
            waiting < NUMBERS.size() ? new Step.ExpectHangUp(60_000) : new Step.Wait(LISTEN_MS);
        results.add(threads.submit(caller(door, engine, number, waiting, then)));
        door.await(
            waiting + " callers wait",
            view ->
                view.calls().stream().filter(c -> c.state() instanceof CallState.Queued).count()
                    == waiting);
      }
      assertThat(results.getLast().get(60, TimeUnit.SECONDS).failure()).isEmpty();
      door.endAllCalls(); // until now nobody moved up
      for (Future<CallerResult> result : results) {
        assertThat(result.get(60, TimeUnit.SECONDS).failure()).isEmpty();
      }
    }
    short[] first = heard(1);
    assertThat(likeness(prompts, "position.next", "zh", first)).isGreaterThan(HEARD);
    assertThat(likeness(prompts, "position.next", "en", first)).isLessThan(HEARD);
    assertPlace(prompts, 2, "en", "zh", heard(2));
    assertPlace(prompts, 3, "zh", "en", heard(3));
  }

  private Callable<CallerResult> caller(
      TestFrontDoor door, MediaEngine engine, String number, int place, Step then) {
    return () -> {
      try (UserAgent agent =
          UserAgent.open(
              UserAgentSettings.of("caller-" + place, TestFrontDoor.HOST, 0),
              incoming -> incoming.reject(486),
              (request, source) -> null)) {
        List<Step> steps = List.of(new Step.WaitAnswer(15_000), new Step.Digit("2"), then);
        return SimulatedCaller.run(
            new CallerSetup(
                agent,
                engine,
                new Scenario("listener", number, "", steps),
                folder,
                door.trunk(),
                TestFrontDoor.HOST,
                file(place),
                60_000,
                SipHeaders.NONE));
      }
    };
  }

  private Path file(int place) {
    return folder.resolve("heard-" + place + ".wav");
  }

  /** The end of what was heard: the announcements are in it, the words before it are not. */
  private short[] heard(int place) throws Exception {
    short[] all = PcmClip.load(file(place)).at(PromptLibrary.SAMPLE_RATE).toArray();
    int end = (int) ((2 * ANNOUNCE_EVERY_MS + 1_000) * PromptLibrary.SAMPLE_RATE / 1_000);
    return Arrays.copyOfRange(all, Math.max(0, all.length - end), all.length);
  }

  private static void assertPlace(
      PromptLibrary prompts, int place, String language, String other, short[] heard) {
    Map<Integer, Double> numbers =
        IntStream.rangeClosed(1, PLACES)
            .boxed()
            .collect(
                Collectors.toMap(n -> n, n -> likeness(prompts, "number." + n, language, heard)));
    double foreign = likeness(prompts, "number." + place, other, heard);
    System.out.printf(
        "place %d in %s: %.3f; next likely %.3f; in %s %.3f%n",
        place,
        language,
        numbers.get(place),
        numbers.entrySet().stream()
            .filter(n -> n.getKey() != place)
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0),
        other,
        foreign);
    assertThat(likeness(prompts, "position.before", language, heard)).isGreaterThan(HEARD);
    assertThat(likeness(prompts, "position.after", language, heard)).isGreaterThan(HEARD);
    assertThat(likeness(prompts, "position.before", other, heard)).isLessThan(HEARD);
    assertThat(likeness(prompts, "position.next", language, heard)).isLessThan(HEARD);
    assertThat(foreign).isLessThan(HEARD);
    numbers.forEach(
        (number, likeness) -> {
          if (number == place) {
            assertThat(likeness).as("number %d", number).isGreaterThan(HEARD);
          } else {
            assertThat(likeness).as("number %d", number).isLessThan(HEARD);
          }
        });
  }

  private static double likeness(
      PromptLibrary prompts, String prompt, String language, short[] heard) {
    short[] clip = prompts.clips(List.of(prompt), language).getFirst();
    int lagMaxMs = heard.length * 1_000 / PromptLibrary.SAMPLE_RATE;
    return Correlation.bySegments(clip, heard, PromptLibrary.SAMPLE_RATE, lagMaxMs, SEGMENT_MS)
        .peak();
  }
}
