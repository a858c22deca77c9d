package org.seatline.server.telephony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.simulation.CallerResult;
import org.seatline.softphone.simulation.CallerSetup;
import org.seatline.softphone.simulation.Scenario;
import org.seatline.softphone.simulation.SimulatedCaller;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated callers of drills: each acts its scenario on a thread of its own. */
final class DrillCallers implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(DrillCallers.class);

  /** Number that is called; the front door takes any. */
  private static final String SERVICE_NUMBER = "95598";

  private static final long CALL_MAX_MS = 900_000;

  private final Supplier<Path> folder;
  private final FrontDoor door;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("drill-", 0).factory());

  DrillCallers(Supplier<Path> folder, FrontDoor door) {
    this.folder = folder;
    this.door = door;
  }

  /** Places the call; returns at once. */
  void call(JsonNode drill, String token) throws IOException {
    Scenario scenario = scenario(drill);
    String host = door.settings().host();
    UserAgent agent =
        UserAgent.open(
            UserAgentSettings.of("drill", host, 0),
            incoming -> incoming.reject(603),
            (request, source) -> null);
    Path heard = Files.createTempFile("seatline-drill-", ".wav");
    CallerSetup setup =
        new CallerSetup(
            agent,
            door.media(),
            scenario,
            // Sounds are named relative to the scenario's file, which is in this folder.
            folder.get().resolve("drills"),
            "sip:" + SERVICE_NUMBER + "@" + host + ":" + door.agent().port(),
            host,
            heard,
            CALL_MAX_MS,
            SipHeaders.of(Protocol.SIP_HEADER_DRILL, token));
    threads.execute(() -> act(setup));
  }

  private static Scenario scenario(JsonNode drill) throws IOException {
    try {
      return JsonMapper.builder().build().treeToValue(drill, Scenario.class);
    } catch (JsonProcessingException e) {
      throw new IOException("the drill is no scenario: " + e.getOriginalMessage(), e);
    }
  }

  private static void act(CallerSetup setup) {
    try (UserAgent agent = setup.agent()) {
      CallerResult result = SimulatedCaller.run(setup);
      LOG.info("drill {} is over: {} {}", result.scenario(), result.endedBy(), result.failure());
      LOG.debug("its user agent was {}", agent.contact());
    } catch (IOException e) {
      LOG.warn("a drill's caller failed: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(setup.heardFile());
    }
  }

  private static void forget(Path heard) {
    try {
      Files.deleteIfExists(heard);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", heard, e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
