package org.seatline.app.monitor.voicemail;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.voicemail.PlayerPicture.Stage;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
import org.seatline.app.session.SoundPlayer.Moment;
import org.seatline.softphone.media.PcmClip;

/**
 * Hearing a caller's message: it is fetched in the background, then played in the headset. Lives on
 * the thread that the seat's futures and observers arrive on.
 */
final class MessagePlayerViewModel {
  /** How far one goes back to hear something again, in milliseconds. */
  static final long BACK_MS = 5_000;

  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<PlayerPicture> picture =
      new ReadOnlyObjectWrapper<>(PlayerPicture.NOTHING);
  private @Nullable MessageRow chosen;
  private @Nullable Moment moment;
  private @Nullable Reply<PcmClip> failed;
  private double came;
  private boolean fetching;

  /** Counts what was chosen: an answer for an earlier choice comes too late. */
  private int choices;

  MessagePlayerViewModel(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
    messages.languageProperty().addListener(property -> show());
    show();
  }

  /** What is shown of it. */
  ReadOnlyObjectProperty<PlayerPicture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** Another message is chosen, or none: what was heard falls silent. */
  void choose(@Nullable MessageRow row) {
    MessageRow before = chosen;
    chosen = row;
    boolean same = before != null && row != null && before.id().equals(row.id());
    if (!same) {
      silence();
    }
  }

  /** The page is left. */
  void silence() {
    choices++;
    seat.player().stop();
    moment = null;
    failed = null;
    fetching = false;
    show();
  }

  /** Plays the chosen message, stands still, or goes on. */
  void playOrPause() {
    MessageRow row = chosen;
    Moment now = moment;
    if (now != null) {
      seat.player().pause(now.state() == SoundPlayer.State.PLAYING);
    } else if (row != null && !fetching) {
      fetch(row);
    }
  }

  /** Goes some seconds back. */
  void back() {
    Moment now = moment;
    if (now != null) {
      seat.player().seek(Math.max(0, now.positionMs() - BACK_MS));
    }
  }

  /** Goes to a place of the message, 0 for its beginning, 1 for its end. */
  void seek(double share) {
    Moment now = moment;
    if (now != null) {
      seat.player().seek(Math.round(Math.clamp(share, 0, 1) * now.lengthMs()));
    }
  }

  private void fetch(MessageRow row) {
    int mine = ++choices;
    fetching = true;
    failed = null;
    came = 0;
    show();
    var _ =
        seat.centre()
            .voicemailSound(row.id(), (bytes, of) -> came(mine, bytes, of))
            .thenAccept(
                reply -> {
                  if (mine == choices) {
                    fetched(mine, reply);
                  }
                });
  }

  private void came(int mine, long bytes, long of) {
    if (mine == choices && fetching && of > 0) {
      came = (double) bytes / of;
      show();
    }
  }

  private void fetched(int mine, Reply<PcmClip> reply) {
    fetching = false;
    if (reply instanceof Reply.Ok<PcmClip>(PcmClip clip)) {
      seat.player().play(clip, next -> heard(mine, next));
    } else {
      failed = reply;
    }
    show();
  }

  private void heard(int mine, Moment next) {
    if (mine == choices) {
      moment = next;
      show();
    }
  }

  private void show() {
    picture.set(describe());
  }

  private PlayerPicture describe() {
    MessageRow row = chosen;
    Moment now = moment;
    if (now != null) {
      return playing(now);
    }
    if (row == null) {
      return PlayerPicture.NOTHING.saying(messages.get("voicemail.choose"));
    }
    if (fetching) {
      String percent = String.valueOf(Math.round(came * 100));
      return new PlayerPicture(
          Stage.FETCHING, came, "", messages.get("voicemail.fetching", percent), false);
    }
    Reply<PcmClip> wrong = failed;
    String time = time(0, row.lengthMs());
    return wrong == null
        ? new PlayerPicture(Stage.STILL, 0, time, "", false)
        : new PlayerPicture(Stage.STILL, 0, time, failure(wrong), true);
  }

  private PlayerPicture playing(Moment now) {
    boolean heard = now.state() == SoundPlayer.State.PLAYING;
    double share = now.lengthMs() == 0 ? 0 : (double) now.positionMs() / now.lengthMs();
    String headset = seat.snapshot().headset().problem();
    String sentence =
        now.state() == SoundPlayer.State.IN_CALL
            ? messages.get("voicemail.in-call")
            : heard && headset != null ? messages.get(headset) : "";
    return new PlayerPicture(
        heard ? Stage.PLAYING : Stage.STILL,
        share,
        time(now.positionMs(), now.lengthMs()),
        sentence,
        !sentence.isEmpty());
  }

  private static String time(long positionMs, long lengthMs) {
    return Clocks.duration(positionMs) + " / " + Clocks.duration(lengthMs);
  }

  private String failure(Reply<PcmClip> reply) {
    return reply instanceof Reply.Refused<PcmClip>(int _, String code)
        ? messages.has("voicemail.failed." + code)
            ? messages.get("voicemail.failed." + code)
            : messages.get("voicemail.refused", code)
        : messages.get("voicemail.no-sound");
  }
}
