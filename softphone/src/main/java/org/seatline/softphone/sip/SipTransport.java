package org.seatline.softphone.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.seatline.softphone.call.SipRequest;
import org.seatline.softphone.call.SipResponse;

/** SIP transport and transactions (RFC 3261 sections 17 and 18) under a user agent. */
public interface SipTransport extends AutoCloseable {
  /** The port that is listened on. */
  int port();

  /** The address that is listened on. */
  String host();

  /**
   * Sends a request in a client transaction (an ACK: without one).
   *
   * @param branch for the Via on top; a CANCEL has that of its INVITE
   */
  void send(String branch, SipRequest request);

  /** Sends a response by its transaction or, when that is gone, by its Via. */
  void respond(String transaction, SipResponse response);

  @Override
  void close();

  /** What comes from the network; may be called on any thread and must hand over at once. */
  interface Listener {
    /** A request that is no retransmission. */
    void request(String transaction, SipRequest request, InetSocketAddress source);

    /** A response to a request of ours, also a repeated 2xx. */
    void response(SipResponse response);

    /** A request of ours got no final response in time (408) or could not be sent (503). */
    void failed(SipRequest request, int status);
  }

  /** Opens a transport. */
  @FunctionalInterface
  interface Opener {
    /**
     * @param name unique
     * @param port 0 for any that is free
     * @throws IOException when the port is taken or the address is not ours
     */
    SipTransport open(String name, String host, int port, Listener listener) throws IOException;
  }
}
