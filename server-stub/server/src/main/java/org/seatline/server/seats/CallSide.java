package org.seatline.server.seats;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Event;
import org.seatline.server.admin.CallContent;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.EffectHandler;

/**
 * The call side of the server as the composition root sees it: SIP, menus, media. The order of its
 * life is {@link #start}, {@link #recovered}, effects, {@link #close}.
 */
public interface CallSide extends SeatCalls, DrillStarter, CallContent, AutoCloseable {

  /** What this side does of the core's effects, and confirms. */
  EffectHandler effects();

  /**
   * Makes ready what can be made ready without a port. No event may be submitted to the core before
   * {@link #recovered}.
   *
   * @throws IOException when a file of the configuration is wrong, or the media cannot start
   */
  void start(AcdRunner core) throws IOException;

  /**
   * The core has read its journal: takes up the calls of an earlier process and opens the SIP port.
   * On the core's thread, before any effect.
   *
   * @param kept what this side kept by {@link AcdRunner#keep}
   * @return what happened before the crash and was not journaled
   * @throws IOException when the port cannot be had
   */
  List<Event> recovered(AcdView view, Map<String, String> kept) throws IOException;

  /** Where SIP is listened on; valid after {@link #recovered}. */
  InetSocketAddress sipAddress();

  /** Another configuration is in force. Any thread, never blocks. */
  void configured();

  /** Ends what can be ended in short time; calls in progress go on without the server. */
  @Override
  void close();
}
