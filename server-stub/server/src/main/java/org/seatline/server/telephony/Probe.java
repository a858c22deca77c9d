package org.seatline.server.telephony;

import org.seatline.softphone.sdp.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes of asking a caller of an earlier process whether it is still there. */
record Probe(TrunkCall trunk) implements CallerLeg.Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

  @Override
  public void moved(SessionDescription callerSdp) {
    trunk.save();
  }

  @Override
  public void refused(int status) {
    LOG.info("call {}: the caller refuses to be taken up again: {}", trunk.callId(), status);
  }
}
