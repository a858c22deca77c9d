package org.seatline.server.telephony;

import java.io.IOException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One caller who leaves a message: the words, the tone, then whatever is said until {@code #}, a
 * silence, the longest time or the end of the call. User agent's thread.
 */
final class VoicemailTalk implements Talk {
  private static final Logger LOG = LoggerFactory.getLogger(VoicemailTalk.class);

  /** So long a silence ends a message. */
  static final long SILENCE_MS = 6_000;

  private static final char END_KEY = '#';

  private final FrontDoor door;
  private final CallerConversation conversation;
  private final VoicemailBox.Note note;
  private final long maxMs;
  private VoicemailBox.@Nullable Message message;
  private @Nullable Future<?> limit;
  private boolean over;

  VoicemailTalk(
      FrontDoor door, CallerConversation conversation, VoicemailBox.Note note, long maxMs) {
    this.door = door;
    this.conversation = conversation;
    this.note = note;
    this.maxMs = maxMs;
  }

  /** Says what to do; the message begins after the tone. */
  void begin() {
    conversation.sayThenTone(conversation.files().menu().waiting().voicemailPrompt(), this::record);
  }

  private void record() {
    if (over) {
      return;
    }
    try {
      VoicemailBox.Message begun = door.voicemail().begin(note);
      message = begun;
      conversation.listen(
          new SilenceWatch(begun, SILENCE_MS, () -> door.agent().execute(this::finish)));
      limit = door.timers().after(maxMs, this::finish);
    } catch (IOException e) {
      LOG.error("call {}: no message can be taken: {}", note.callId(), e.getMessage());
      over = true;
      tell(new Event.VoicemailFailed(door.core().nowMs(), note.callId(), "no-space"));
    }
  }

  @Override
  public void pressed(char digit) {
    if (digit == END_KEY && message != null) {
      finish();
    }
  }

  /** The message is over, the caller still there. */
  private void finish() {
    end(
        lengthMs ->
            tell(
                lengthMs > 0
                    ? new Event.VoicemailTaken(door.core().nowMs(), note.callId(), lengthMs)
                    : new Event.VoicemailFailed(door.core().nowMs(), note.callId(), "empty")));
  }

  /** The caller has hung up: what was said is kept. */
  @Override
  public boolean gone() {
    boolean recording = message != null && !over;
    end(lengthMs -> tellGone(door, note.callId(), lengthMs));
    return recording;
  }

  /** The caller has hung up; an earlier process may have kept a part of the message. */
  static void tellGone(FrontDoor door, String callId, long lengthMs) {
    long keptMs = lengthMs + door.voicemail().keptBeforeMs(callId);
    long nowMs = door.core().nowMs();
    if (keptMs > 0) {
      door.core().submit(new Event.VoicemailTaken(nowMs, callId, keptMs));
    }
    door.core().submit(new Event.CallerGone(nowMs, callId));
  }

  @Override
  public void stop() {
    end(lengthMs -> {});
  }

  private void end(java.util.function.LongConsumer then) {
    Future<?> timer = limit;
    limit = null;
    if (timer != null) {
      timer.cancel(false);
    }
    VoicemailBox.Message taken = message;
    if (!over && taken != null) {
      conversation.listenNoMore();
      taken.finish(then);
    }
    over = true;
  }

  private void tell(Event event) {
    door.core().submit(event);
  }
}
