package org.seatline.app.call;

import org.seatline.app.session.PhoneEvent;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;

/** Brings what happens to a call's media to the seat core. Any thread. */
record MediaNews(CallName name, PhoneThread phone) implements MediaListener {
  @Override
  public void firstPacket(MediaLeg leg) {
    phone.post(new PhoneEvent.MediaFlows(name.id()));
  }

  @Override
  public void noRtp(MediaLeg leg, int silentForMs) {
    phone.post(new PhoneEvent.Silent(name.id()));
  }

  @Override
  public void rtpResumed(MediaLeg leg) {
    phone.post(new PhoneEvent.AudioBack(name.id()));
  }

  @Override
  public void rtcpBye(MediaLeg leg, String reason) {
    phone.post(new PhoneEvent.MediaBye(name.id()));
  }
}
