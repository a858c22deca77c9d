package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallSettings;

/**
 * How a user agent is set up.
 *
 * @param name names its threads and the SIP stack
 * @param host literal address to listen on, e.g. {@code 127.0.0.1}
 * @param port UDP and TCP port; 0 picks a free one
 * @param address name-addr of ourselves, e.g. {@code <sip:1001@seatline>}; null makes one
 * @param call bounds of calls
 * @param credentials for challenges to our own requests, or null
 */
public record UserAgentSettings(
    String name,
    String host,
    int port,
    @Nullable String address,
    CallSettings call,
    @Nullable Credentials credentials) {

  /** Standard bounds, no credentials. */
  public static UserAgentSettings of(String name, String host, int port) {
    return new UserAgentSettings(name, host, port, null, CallSettings.standard(), null);
  }

  /** The same with a user's address and credentials. */
  public UserAgentSettings as(String ownAddress, @Nullable Credentials own) {
    return new UserAgentSettings(name, host, port, ownAddress, call, own);
  }

  /** The same with other call bounds. */
  public UserAgentSettings with(CallSettings bounds) {
    return new UserAgentSettings(name, host, port, address, bounds, credentials);
  }
}
