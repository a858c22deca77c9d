package org.seatline.app.call;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.media.ConferenceBridge;
import org.seatline.softphone.media.ConferenceBridge.Supervision;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.sip.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lead in our call: this seat mixes agent, caller and lead. Used by the phone's thread. */
final class SupervisedCall {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedCall.class);
  private static final int MIX_RATE = 48_000;

  private final Call leadCall;
  private final MediaLeg callerLeg;
  private final MediaLeg leadLeg;
  private final SeatSound sound;
  private final ConferenceBridge bridge = new ConferenceBridge(MIX_RATE);
  private final ConferenceBridge.Port agent = bridge.join("agent");
  private final ConferenceBridge.Port caller = bridge.join("caller");
  private final ConferenceBridge.Port lead = bridge.join("lead");
  private final List<Closeable> pumps = new ArrayList<>();

  SupervisedCall(Call leadCall, MediaLeg callerLeg, MediaLeg leadLeg, SeatSound sound) {
    this.leadCall = leadCall;
    this.callerLeg = callerLeg;
    this.leadLeg = leadLeg;
    this.sound = sound;
  }

  /** Puts the mix between headset, caller and lead. */
  void begin(MediaEngine engine, SuperviseMode mode) {
    as(mode);
    pumps.add(engine.pump(sound.microphone(), agent, MIX_RATE));
    pumps.add(engine.pump(agent, sound.earpiece(), MIX_RATE));
    callerLeg.source(caller);
    callerLeg.sink(caller);
    leadLeg.source(lead);
    leadLeg.sink(lead);
  }

  void as(SuperviseMode mode) {
    bridge.supervise(
        agent,
        caller,
        lead,
        switch (mode) {
          case LISTEN -> Supervision.LISTEN;
          case WHISPER -> Supervision.WHISPER;
          case BARGE -> Supervision.BARGE;
        });
  }

  boolean is(Call call) {
    return leadCall.key().equals(call.key());
  }

  void hangUp() {
    leadCall.hangUp();
  }

  /** Takes the mix out again; the caller's leg goes on without it. */
  void end() {
    callerLeg.source(sound.microphone());
    callerLeg.sink(sound.earpiece());
    leadLeg.close();
    for (Closeable pump : pumps) {
      try {
        pump.close();
      } catch (IOException e) {
        LOG.warn("a pump did not close: {}", e.getMessage());
      }
    }
    pumps.clear();
  }
}
