package org.seatline.server.telephony;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;

/**
 * Everything that the server talks about with one caller, one thing at a time: the menu, a message,
 * the last words. User agent's thread.
 */
final class Talks {
  /** How much longer than the words themselves the last words may take; then the call ends. */
  private static final long LAST_WORDS_GRACE_MS = 3_000;

  private final FrontDoor door;
  private final TrunkCall trunk;
  private final CallerConversation conversation;
  private Talk talk = Talk.NONE;

  Talks(FrontDoor door, TrunkCall trunk, CallerConversation conversation) {
    this.door = door;
    this.trunk = trunk;
    this.conversation = conversation;
  }

  void pressed(char digit) {
    talk.pressed(digit);
  }

  /** The caller is elsewhere. */
  void stop() {
    talk.stop();
    talk = Talk.NONE;
  }

  /** The caller has hung up; the core is told. */
  void gone() {
    if (!talk.gone()) {
      VoicemailTalk.tellGone(door, trunk.callId(), 0);
    }
    talk = Talk.NONE;
  }

  /** The opening and the menu, by a voice of ours that is there or comes now. */
  void menu() {
    MenuTalk menu = new MenuTalk(door, conversation, this::enqueue);
    begin(menu, menu::begin);
  }

  /** The menu by a new voice: the one that there is died with its process. */
  void menuByNewVoice() {
    MenuTalk menu = new MenuTalk(door, conversation, this::enqueue);
    take(menu);
    conversation.speakAgain(List.of(), menu::begin);
  }

  /** The caller waits in this queue, and may choose to be called back where it does that. */
  void waiting(String queueId) {
    CallbackTalk callback = callback(queueId, CallbackMachine::waiting);
    take(callback == null ? Talk.NONE : callback);
  }

  /** Tells one who waits of callbacks. */
  void tellOfCallback(String queueId) {
    if (talk instanceof CallbackTalk listening) {
      listening.tell();
      return;
    }
    CallbackTalk callback = callback(queueId, CallbackMachine::waiting);
    if (callback != null) {
      begin(callback, callback::tell);
    }
  }

  /** Asks one who does not wait yet, and declines for them where nobody is called back. */
  void askCallback(String queueId) {
    CallbackTalk callback = callback(queueId, CallbackMachine::asked);
    if (callback != null) {
      begin(callback, callback::tell);
    } else {
      long nowMs = door.core().nowMs();
      door.core().submit(new Event.CallbackDeclined(nowMs, trunk.callId()));
    }
  }

  private @Nullable CallbackTalk callback(
      String queueId, Function<String, CallbackMachine.State> begin) {
    MenuPlan.CallbackWords words = conversation.files().menu().waiting().callback();
    if (words == null || !conversation.files().queues().callsBack(queueId)) {
      return null;
    }
    return new CallbackTalk(
        door, trunk.callId(), conversation, words, begin.apply(trunk.callerNumber()));
  }

  /** Says that the caller will be called back, then ends the call. */
  void goodbyeForNow(Runnable then) {
    MenuPlan.CallbackWords words = conversation.files().menu().waiting().callback();
    lastWords("", words == null ? "" : words.thanks(), then);
  }

  boolean busy() {
    return talk.busy();
  }

  /** Takes a message of at most so long. */
  void voicemail(String queueId, long maxMs) {
    long nowMs = door.core().nowMs();
    VoicemailBox.Note note =
        new VoicemailBox.Note(trunk.callId(), queueId, trunk.callerNumber(), nowMs);
    VoicemailTalk voicemail = new VoicemailTalk(door, conversation, note, maxMs);
    begin(voicemail, voicemail::begin);
  }

  private void begin(Talk next, Runnable first) {
    take(next);
    if (conversation.hasVoice()) {
      first.run();
    } else {
      conversation.speakAgain(List.of(), first);
    }
  }

  private void take(Talk next) {
    talk.stop();
    talk = next;
  }

  /**
   * Says why the call ends, then ends it; words that cannot be said end it too.
   *
   * @param prompt what the core wants said, or empty
   * @param then ends the call
   */
  void lastWords(String why, String prompt, Runnable then) {
    String words = words(why, prompt);
    if (words.isEmpty() || !conversation.hasVoice()) {
      then.run();
      return;
    }
    stop();
    conversation.queueId("");
    conversation.say(List.of(words), then);
    long lengthMs = conversation.lengthMs(List.of(words));
    var _ = door.timers().after(lengthMs + LAST_WORDS_GRACE_MS, then);
  }

  private String words(String why, String prompt) {
    MenuPlan.Waiting usual = conversation.files().menu().waiting();
    if (!prompt.isEmpty()) {
      // A prompt that was taken out of the files since is no reason to say nothing.
      return conversation.files().prompts().has(prompt) ? prompt : usual.notConnected();
    }
    return switch (why) {
      case Why.VOICEMAIL_TAKEN -> usual.voicemailThanksPrompt();
      case Why.QUEUE_CLOSED, Why.QUEUE_FULL, Why.MAX_WAIT -> usual.notConnected();
      default -> "";
    };
  }

  /** Where the caller's menu leads may be gone since the call began: then a menu of now begins. */
  private void enqueue(String queueId, String pressed) {
    QueuePlan queues = door.files().queues();
    if (!queues.has(queueId)) {
      conversation.renewFiles();
      menu();
      return;
    }
    int priority = queues.priority(queueId);
    door.core()
        .submit(
            new Event.CallQueued(
                door.core().nowMs(),
                trunk.callId(),
                queueId,
                priority,
                pressed,
                trunk.onlyAgent()));
  }
}
