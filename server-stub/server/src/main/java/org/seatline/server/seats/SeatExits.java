package org.seatline.server.seats;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.seatline.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends sessions for others: after a forced sign-out or a removal, or when the agent signs in
 * elsewhere.
 */
final class SeatExits implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeatExits.class);

  private final Channels channels;
  private final SessionRegistry sessions;

  /** The routing core's thread must not wait for the database. */
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("seat-exits").factory());

  SeatExits(Channels channels, SessionRegistry sessions) {
    this.channels = channels;
    this.sessions = sessions;
  }

  /** The core signed the seat out, for a lead or with its agent's removal. Never blocks. */
  void end(String agentId, String cause) {
    Optional<SeatSession> session = sessions.byAgent(agentId);
    try {
      session.ifPresent(s -> worker.execute(() -> end(s, cause)));
    } catch (RejectedExecutionException e) {
      LOG.debug("{} stays signed in: the server stops", agentId);
    }
  }

  /** Ends the session and tells its seat. */
  void end(SeatSession session, String cause) {
    sessions.end(session);
    tell(session, cause);
  }

  /** Tells a seat whose session ended already. */
  void tell(SeatSession session, String cause) {
    SeatChannel channel = channels.of(session.agentId());
    if (channel != null && channel.session().equals(session)) {
      channel.closeAfter(new ServerMessage.SignedOut(cause));
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
