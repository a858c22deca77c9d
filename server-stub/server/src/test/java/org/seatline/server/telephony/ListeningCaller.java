package org.seatline.server.telephony;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

/** A caller who does steps, speaks files of a folder, and writes down what it hears. */
final class ListeningCaller implements AutoCloseable {
  /** A clip that was played has 1.0; on a machine so busy that packets are late, 0.8. */
  static final double HEARD = 0.7;

  private static final int SEGMENT_MS = 500;
  private static final long RUN_MAX_MS = 90_000;

  private final Path heard;
  private final MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<CallerResult> result;

  /**
   * Calls the front door.
   *
   * @param folder has the files that are spoken, and gets the file that is heard
   */
  ListeningCaller(TestFrontDoor door, Path folder, String number, List<Step> steps)
      throws IOException {
    heard = folder.resolve("heard-" + number + "-" + System.identityHashCode(this) + ".wav");
    result = thread.submit(() -> run(door, folder, number, steps));
  }

  private CallerResult run(TestFrontDoor door, Path folder, String number, List<Step> steps)
      throws IOException, InterruptedException {
    try (UserAgent agent =
        UserAgent.open(
            UserAgentSettings.of("caller", TestFrontDoor.HOST, 0),
            incoming -> incoming.reject(486),
            (request, source) -> null)) {
      return SimulatedCaller.run(
          new CallerSetup(
              agent,
              engine,
              new Scenario("listener", number, "", steps),
              folder,
              door.trunk(),
              TestFrontDoor.HOST,
              heard,
              RUN_MAX_MS,
              SipHeaders.NONE));
    }
  }

  /** What came of it; waits for the end of the call. */
  CallerResult result() throws Exception {
    return result.get(RUN_MAX_MS, TimeUnit.MILLISECONDS);
  }

  /** How much of what was heard is this clip: 1 for all of it. After the end of the call. */
  double likeness(short[] clip) throws IOException {
    return likeness(clip, heard);
  }

  /** How much of a file is this clip. */
  static double likeness(short[] clip, Path file) throws IOException {
    short[] all = PcmClip.load(file).at(PromptLibrary.SAMPLE_RATE).toArray();
    int lagMaxMs = all.length * 1_000 / PromptLibrary.SAMPLE_RATE;
    return Correlation.bySegments(
            clip, Arrays.copyOf(all, all.length), PromptLibrary.SAMPLE_RATE, lagMaxMs, SEGMENT_MS)
        .peak();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    engine.close();
  }
}
