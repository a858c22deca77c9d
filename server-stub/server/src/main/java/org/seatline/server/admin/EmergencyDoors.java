package org.seatline.server.admin;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.seatline.protocol.DoorRequest;
import org.seatline.protocol.LocalizedText;
import org.seatline.server.acd.Event;
import org.seatline.server.admin.ConfigurationKeeper.By;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.store.Store;

/**
 * Leads close a queue to new callers by emergency, and open it again; each time it is written into
 * the audit trail. Waits for database and routing core; any thread but the core's.
 */
public final class EmergencyDoors {
  private static final int REASON_MAX_CHARS = 200;
  private static final long CORE_MAX_S = 20;

  private final Supplier<Configuration> live;
  private final AcdRunner core;
  private final Store store;

  public EmergencyDoors(Supplier<Configuration> live, AcdRunner core, Store store) {
    this.live = live;
    this.core = core;
    this.store = store;
  }

  /** What came of it. */
  public sealed interface Moved {
    /** It is done; the sentence says what. */
    record Done(LocalizedText what) implements Moved {}

    /** It cannot be done, with a stable code. */
    record Refused(String code) implements Moved {}
  }

  /** Closes or opens the queue. */
  public Moved move(By by, DoorRequest wanted) {
    LocalizedText name =
        live.get().queues().stream()
            .filter(q -> q.id().equals(wanted.queueId()))
            .findFirst()
            .map(Configuration.QueueSetting::name)
            .orElse(null);
    String reason = wanted.reason().strip();
    if (name == null) {
      return new Moved.Refused("unknown-queue");
    }
    if (wanted.closed() && reason.isEmpty()) {
      return new Moved.Refused("reason-needed");
    }
    if (reason.length() > REASON_MAX_CHARS) {
      return new Moved.Refused("too-large");
    }
    LocalizedText change =
        wanted.closed()
            ? ConfigurationWords.text("change.closed", name, reason)
            : ConfigurationWords.text("change.opened", name);
    long nowMs = core.nowMs();
    store.useTransaction(
        tx ->
            tx.housekeeping()
                .audit(nowMs, by.agentId(), "queue-emergency", wanted.queueId(), change.en()));
    var _ =
        core.submit(
                new Event.QueueEmergency(
                    nowMs, wanted.queueId(), wanted.closed(), reason, by.agentId()))
            .orTimeout(CORE_MAX_S, TimeUnit.SECONDS)
            .join();
    return new Moved.Done(change);
  }
}
