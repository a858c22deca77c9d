package org.seatline.server.telephony;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says to one caller, and in which language: the media of the caller end at a voice
 * of ours while this has one, and come back to a new one after they were elsewhere. User agent's
 * thread.
 */
final class CallerConversation {
  private static final Logger LOG = LoggerFactory.getLogger(CallerConversation.class);

  /** A caller's phone that refuses our voice is asked again, so often and after such a pause. */
  private static final int BACK_TRIES_MAX = 4;

  private static final int BACK_AGAIN_MS = 3_000;

  private final String callId;
  private final FrontDoor door;
  private final CallerLeg caller;
  private final Consumer<Character> onDigit;
  private final Runnable onMoved;
  private TelephonyFiles files;
  private String language;
  private String queueId = "";
  private @Nullable CallerVoice voice;
  private long saidTimes;

  /**
   * @param onDigit hears the keys that the caller presses
   * @param onMoved run when the caller's media have come back to us
   */
  CallerConversation(
      String callId,
      FrontDoor door,
      CallerLeg caller,
      String language,
      Consumer<Character> onDigit,
      Runnable onMoved) {
    this.callId = callId;
    this.door = door;
    this.files = door.files();
    this.caller = caller;
    this.language = language;
    this.onDigit = onDigit;
    this.onMoved = onMoved;
  }

  /** Menu, queues and prompts as they were when the call began. */
  TelephonyFiles files() {
    return files;
  }

  /** Speaks by the files of now. */
  void renewFiles() {
    files = door.files();
  }

  String language() {
    return language;
  }

  void language(String next) {
    language = next;
  }

  /** The queue whose music is played between the words; empty for silence. */
  String queueId() {
    return queueId;
  }

  void queueId(String next) {
    queueId = next;
  }

  /** Whether the caller's media end, or are on the way, here. */
  boolean hasVoice() {
    return voice != null;
  }

  /** Answers a call with our voice, or rejects it when the two have no codec in common. */
  void answer(IncomingCall incoming) {
    try {
      CallerVoice opened = openVoice();
      OfferAnswer.Answer answer = answerTo(caller.sdp(), opened);
      MediaParameters parameters = parameters(answer);
      if (answer instanceof OfferAnswer.Answer.Agreed ours && parameters != null) {
        opened.start(parameters);
        incoming.answer(ours.answer().text());
      } else {
        incoming.reject(488, why(answer));
      }
    } catch (IOException e) {
      LOG.error("call {} cannot be answered: {}", callId, e.getMessage());
      incoming.reject(503);
    }
  }

  /** The caller wants other media while it listens to us. */
  void callerChanged(Call call, SessionDescription wanted) {
    CallerVoice speaking = voice;
    if (speaking == null) {
      call.rejectReinvite(491);
      return;
    }
    OfferAnswer.Answer answer = answerTo(wanted, speaking);
    MediaParameters parameters = parameters(answer);
    if (answer instanceof OfferAnswer.Answer.Agreed agreed && parameters != null) {
      caller.sdp(wanted);
      speaking.start(parameters);
      call.answerReinvite(agreed.answer().text());
    } else {
      call.rejectReinvite(488);
    }
  }

  /** Brings the caller's media back to us, says something and goes on with music. */
  void speakAgain(List<String> prompts) {
    speakAgain(prompts, () -> {});
  }

  /** Brings the caller's media back to us, says something, and goes on with {@code then}. */
  void speakAgain(List<String> prompts, Runnable then) {
    try {
      CallerVoice opened = openVoice();
      LocalMedia ours = opened.local(caller.sessionId()).withTypesOf(SdpRelay.codecs(caller.sdp()));
      SessionDescription offer = OfferAnswer.offer(ours, Direction.SENDRECV, caller.version());
      caller.move(offer, new BackToVoice(offer, opened, prompts, then, 1));
    } catch (IOException e) {
      LOG.error("call {} has no voice: {}", callId, e.getMessage());
    }
  }

  /** Says prompts in place of what is being said, then music. */
  void say(List<String> prompts) {
    say(prompts, () -> {});
  }

  /**
   * Says prompts in place of what is being said, then music.
   *
   * @param then run when they are over, unless something else was said meanwhile
   */
  void say(List<String> prompts, Runnable then) {
    if (hasVoice()) {
      play(files.prompts().clips(prompts, language), then);
    }
  }

  /** Plays clips in place of what is being said, then music; {@code then} as above. */
  void play(List<short[]> clips, Runnable then) {
    short[] music = queueId.isEmpty() ? null : files.prompts().music(files.queues().music(queueId));
    say(clips, music, then);
  }

  /** How long these prompts are, in milliseconds. */
  long lengthMs(List<String> prompts) {
    long samples =
        files.prompts().clips(prompts, language).stream().mapToLong(clip -> clip.length).sum();
    return samples * 1_000 / PromptLibrary.SAMPLE_RATE;
  }

  /** Says a prompt, then a tone, then is silent. */
  void sayThenTone(String prompt, Runnable then) {
    List<short[]> clips = new ArrayList<>(files.prompts().clips(List.of(prompt), language));
    clips.add(PromptLibrary.tone());
    say(clips, null, then);
  }

  private void say(List<short[]> clips, short @Nullable [] music, Runnable then) {
    CallerVoice speaking = voice;
    if (speaking != null) {
      saidTimes++;
      speaking.say(clips, music, then);
    }
  }

  /** Hands what the caller says to this, until {@link #listenNoMore}. */
  void listen(AudioSink sink) {
    CallerVoice hearing = voice;
    if (hearing != null) {
      hearing.listen(sink);
    }
  }

  /** Nobody takes down what the caller says any more. */
  void listenNoMore() {
    listen(AudioSink.NONE);
  }

  /** The caller's media are elsewhere, or the call is over. */
  void close() {
    CallerVoice open = voice;
    voice = null;
    if (open != null) {
      open.close();
    }
  }

  private CallerVoice openVoice() throws IOException {
    CallerVoice opened =
        CallerVoice.open(door.media(), door.settings().host(), door.agent()::execute, onDigit);
    close();
    voice = opened;
    return opened;
  }

  private OfferAnswer.Answer answerTo(SessionDescription wanted, CallerVoice speaking) {
    return OfferAnswer.answer(
        wanted, speaking.local(caller.sessionId()), Direction.SENDRECV, caller.nextVersion());
  }

  private static SipHeaders why(OfferAnswer.Answer answer) {
    return answer instanceof OfferAnswer.Answer.NothingInCommon nothing
        ? SipHeaders.of("Warning", nothing.warning())
        : SipHeaders.NONE;
  }

  private static @Nullable MediaParameters parameters(OfferAnswer.Answer answer) {
    return answer instanceof OfferAnswer.Answer.Agreed agreed
        ? MediaParameters.of(agreed.media()).orElse(null)
        : null;
  }

  /** The caller's media come back to the server. */
  private final class BackToVoice implements CallerLeg.Outcome {
    private final SessionDescription offer;
    private final CallerVoice opened;
    private final List<String> prompts;
    private final Runnable then;
    private final int tries;
    private final long saidBefore = saidTimes;

    private BackToVoice(
        SessionDescription offer,
        CallerVoice opened,
        List<String> prompts,
        Runnable then,
        int tries) {
      this.offer = offer;
      this.opened = opened;
      this.prompts = prompts;
      this.then = then;
      this.tries = tries;
    }

    @Override
    public void moved(SessionDescription callerSdp) {
      MediaParameters parameters =
          OfferAnswer.agreed(offer, callerSdp).flatMap(MediaParameters::of).orElse(null);
      if (opened.equals(voice) && parameters != null) {
        opened.start(parameters);
        if (saidBefore == saidTimes) { // what was said meanwhile is newer, and begins now
          say(prompts, then);
        }
      }
      onMoved.run();
    }

    @Override
    public void refused(int status) {
      LOG.warn("call {}: the caller's media cannot be brought back: {}", callId, status);
      long moves = caller.moves();
      if (tries < BACK_TRIES_MAX) {
        var _ = door.timers().after(BACK_AGAIN_MS, () -> again(moves));
      }
    }

    private void again(long moves) {
      if (opened.equals(voice) && moves == caller.moves()) { // nothing newer is wanted
        caller.move(offer, new BackToVoice(offer, opened, prompts, then, tries + 1));
      }
    }
  }
}
