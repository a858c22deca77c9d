package org.seatline.server.telephony;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaLeg;
import org.seatline.softphone.media.MediaListener;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.media.ToneSource;
import org.seatline.softphone.sdp.LocalMedia;

/** The server's own voice towards one caller: one leg that speaks, plays and hears keys. */
final class CallerVoice {
  private final MediaLeg leg;
  private final String host;
  private final java.util.concurrent.Executor thread;
  private long turn;

  private CallerVoice(MediaLeg leg, String host, java.util.concurrent.Executor thread) {
    this.leg = leg;
    this.host = host;
    this.thread = thread;
  }

  /**
   * Opens a leg.
   *
   * @param thread the user agent's thread, on which {@code onDigit} and what follows is run
   * @throws IOException when there is no free port
   */
  static CallerVoice open(
      MediaEngine media,
      String host,
      java.util.concurrent.Executor thread,
      Consumer<Character> onDigit)
      throws IOException {
    MediaListener listener =
        new MediaListener() {
          @Override
          public void digit(MediaLeg leg, char digit) {
            thread.execute(() -> onDigit.accept(digit));
          }
        };
    return new CallerVoice(media.openLeg(listener), host, thread);
  }

  LocalMedia local(long sessionId) {
    return LocalMedia.g711(host, leg.localPort(), sessionId);
  }

  void start(MediaParameters parameters) {
    leg.start(parameters);
  }

  /**
   * Says clips, then plays music for ever.
   *
   * @param then run on the user agent's thread when the clips are over, unless something else was
   *     said meanwhile
   */
  void say(List<short[]> clips, short @Nullable [] music, Runnable then) {
    long mine = ++turn;
    leg.source(
        new ClipSource(
            clips,
            music,
            () ->
                thread.execute(
                    () -> {
                      if (mine == turn) {
                        then.run();
                      }
                    })));
  }

  /** Plays what one hears while the other side rings. */
  void ring() {
    turn++;
    leg.source(ToneSource.ringback());
  }

  /** Hands what the caller says to this; {@link AudioSink#NONE} for nobody. */
  void listen(AudioSink sink) {
    leg.sink(sink);
  }

  void close() {
    turn++;
    leg.close();
  }
}
