package org.seatline.app.call;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Company.Ear;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.Conference;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who hears whom while a colleague is asked: headset, caller and colleague. What is written is the
 * agent on one channel and everybody whom the agent hears on the other, but nothing that the caller
 * does not hear. Phone's thread.
 */
final class TalkMix {
  private static final Logger LOG = LoggerFactory.getLogger(TalkMix.class);

  private final MediaEngine engine;
  private final SeatSound sound;
  private final PhoneCall call;
  private @Nullable MediaLeg caller;
  private @Nullable MediaLeg colleague;
  private @Nullable Conference together;
  private Ear ear = Ear.CALLER;

  /** What it is mixed with. */
  record Parts(MediaEngine engine, SeatSound sound) {}

  TalkMix(Parts parts, PhoneCall call) {
    this.engine = parts.engine();
    this.sound = parts.sound();
    this.call = call;
    LegMedia media = call.media();
    this.caller = media == null ? null : media.leg();
  }

  /** The colleague is here. */
  void join(MediaLeg leg) {
    colleague = leg;
    hear(ear);
  }

  /** The colleague is gone; the caller stays in the ear, or out of it. */
  void leave() {
    MediaLeg gone = colleague;
    if (gone != null) {
      apart();
      colleague = null;
      cut(gone, AudioSource.SILENCE);
      hear(ear == Ear.COLLEAGUE ? Ear.COLLEAGUE : Ear.CALLER);
    }
  }

  /** The caller is gone; the colleague stays. */
  void withoutCaller() {
    apart();
    caller = null;
    hear(Ear.COLLEAGUE);
  }

  /** Talks with these from now on. */
  void hear(Ear next) {
    apart();
    ear = next;
    call.pauseRecording(RecordingSession.Pause.PRIVATE, next == Ear.COLLEAGUE);
    MediaLeg first = caller;
    MediaLeg second = colleague;
    if (next == Ear.BOTH && first != null && second != null) {
      join(first, second);
      return;
    }
    MediaLeg heard = next == Ear.COLLEAGUE ? second : first;
    MediaLeg waits = next == Ear.COLLEAGUE ? first : second;
    if (waits != null) {
      cut(waits, waits.equals(second) ? sound.holdTone() : AudioSource.SILENCE);
    }
    if (heard != null) {
      heard.source(sound.microphone());
      heard.sink(sound.earpiece());
      heard.record(next == Ear.COLLEAGUE ? null : call.recorder());
    }
  }

  private void join(MediaLeg first, MediaLeg second) {
    first.record(null);
    second.record(null);
    Conference conference = Conference.open(engine, sound.microphone(), sound.earpiece());
    conference.add(first);
    conference.add(second);
    conference.record(call.recorder());
    together = conference;
  }

  /** A leg that waits: it is neither heard nor written. */
  private static void cut(MediaLeg leg, AudioSource instead) {
    leg.source(instead);
    leg.sink(AudioSink.NONE);
    leg.record(null);
  }

  private void apart() {
    Conference conference = together;
    together = null;
    if (conference != null) {
      try {
        conference.close();
      } catch (IOException e) {
        LOG.warn("a conference did not close: {}", e.getMessage());
      }
    }
  }
}
