package org.seatline.softphone.simulation;

import java.nio.file.Path;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.sip.UserAgent;

/**
 * What a simulated caller works with.
 *
 * @param folder that the scenario's sound files are relative to
 * @param destination URI to call, e.g. {@code sip:95598@127.0.0.1:5060}
 * @param address literal local address to receive media on
 * @param heardFile where to write what is heard (WAV, 8 kHz, mono)
 * @param callMaxMs longest time from INVITE to the end, milliseconds
 * @param headers further headers of the INVITE
 * @param codecs that it can speak with
 */
public record CallerSetup(
    UserAgent agent,
    MediaEngine engine,
    Scenario scenario,
    Path folder,
    String destination,
    String address,
    Path heardFile,
    long callMaxMs,
    SipHeaders headers,
    CallerCodecs codecs) {

  /** A caller from the public network. */
  public CallerSetup(
      UserAgent agent,
      MediaEngine engine,
      Scenario scenario,
      Path folder,
      String destination,
      String address,
      Path heardFile,
      long callMaxMs,
      SipHeaders headers) {
    this(
        agent,
        engine,
        scenario,
        folder,
        destination,
        address,
        heardFile,
        callMaxMs,
        headers,
        CallerCodecs.TELEPHONE);
  }
}
