package org.seatline.server.telephony;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.sip.IncomingCallListener;
import org.seatline.softphone.sip.RequestHandler;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/**
 * What telephony stands on.
 *
 * @param media what callers hear
 * @param agents the SIP port
 * @param timers what happens later on a user agent's thread
 * @param callIds a new id for each call
 */
public record TelephonyPorts(
    MediaEngine media, AgentOpener agents, TimersOpener timers, Supplier<String> callIds) {

  /** Opens the SIP port, with work to be done before any message. */
  @FunctionalInterface
  public interface AgentOpener {
    /**
     * @throws IOException when the port cannot be had
     */
    UserAgent open(
        UserAgentSettings settings,
        IncomingCallListener incoming,
        RequestHandler others,
        Consumer<UserAgent> first)
        throws IOException;
  }

  /** Opens timers that fire on this thread. */
  @FunctionalInterface
  public interface TimersOpener {
    Timers open(Executor thread);
  }
}
