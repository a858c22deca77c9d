package org.seatline.app.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
import org.seatline.app.session.Watched;
import org.seatline.app.session.WaveForm;
import org.seatline.protocol.CustomerRights;

/**
 * Plays the recording of an earlier call in its place. The sound is fetched each time it is opened,
 * so that the server has each listening on record; only its wave form is kept. Lives on the thread
 * of {@link CustomerViewModel}.
 */
public final class RecordingPlayer {
  /** How far one jump goes, in milliseconds. */
  static final long JUMP_MS = 5_000;

  private static final int FORMS_MAX = 50;

  private final Seat seat;
  private final ReadOnlyObjectWrapper<@Nullable Hearing> hearing = new ReadOnlyObjectWrapper<>();
  private final Map<String, WaveForm> forms = new LinkedHashMap<>();

  /** Counts what was opened: an answer for an earlier one comes too late. */
  private int openings;

  /** What goes on with a recording. */
  enum Stage {
    /** It is on its way. */
    FETCHING,
    /** It is heard. */
    PLAYING,
    /** It stands still. */
    STILL,
    /** A call needs the headset. */
    IN_CALL,
    /** It did not come. */
    FAILED
  }

  /**
   * The recording that is open.
   *
   * @param share of the file that is here while it comes, else of the sound that was heard; 0 to 1
   * @param form null until it is known
   * @param problem key of what went wrong, or empty
   */
  record Hearing(
      TimeEntry entry,
      Stage stage,
      double share,
      long positionMs,
      long lengthMs,
      @Nullable WaveForm form,
      String problem) {}

  RecordingPlayer(Seat seat) {
    this.seat = seat;
  }

  /** The recording that is open, or null. */
  ReadOnlyObjectProperty<@Nullable Hearing> hearingProperty() {
    return hearing.getReadOnlyProperty();
  }

  /** Whether whoever is signed in may hear this. */
  boolean offers(TimeEntry entry) {
    SeatSnapshot.Person person = seat.snapshot().person();
    return entry.recordingId() != null
        && person != null
        && CustomerRights.mayListen(person.agent().roles());
  }

  /** Opens this recording and plays it, stands still, or goes on. */
  void playOrPause(TimeEntry entry) {
    Hearing now = hearing.get();
    boolean same = now != null && now.entry().id().equals(entry.id());
    if (!same || now.stage() == Stage.FAILED) {
      open(entry);
    } else if (now.stage() != Stage.FETCHING) {
      seat.player().pause(now.stage() == Stage.PLAYING);
    }
  }

  /** What is open falls silent. */
  public void close() {
    if (hearing.get() != null) {
      openings++;
      seat.player().stop();
      hearing.set(null);
    }
  }

  /** Goes to a place of the sound, 0 for its beginning, 1 for its end. */
  void seek(double share) {
    Hearing now = hearing.get();
    if (now != null && now.lengthMs() > 0) {
      seat.player().seek(Math.round(Math.clamp(share, 0, 1) * now.lengthMs()));
    }
  }

  /** Goes on or back by some milliseconds. */
  void jump(long byMs) {
    Hearing now = hearing.get();
    if (now != null && now.lengthMs() > 0) {
      seat.player().seek(Math.clamp(now.positionMs() + byMs, 0, now.lengthMs()));
    }
  }

  private void open(TimeEntry entry) {
    String id = entry.recordingId();
    if (id == null || !offers(entry)) {
      return;
    }
    seat.player().stop();
    int mine = ++openings;
    hearing.set(new Hearing(entry, Stage.FETCHING, 0, 0, 0, forms.get(id), ""));
    Watched.take(
        "fetch a recording",
        seat.centre().recordedSound(id, (bytes, of) -> came(mine, entry, bytes, of)),
        reply -> {
          if (mine == openings) {
            fetched(mine, entry, reply);
          }
        });
  }

  private void came(int mine, TimeEntry entry, long bytes, long of) {
    Hearing now = hearing.get();
    if (mine == openings && now != null && now.stage() == Stage.FETCHING && of > 0) {
      hearing.set(new Hearing(entry, Stage.FETCHING, (double) bytes / of, 0, 0, now.form(), ""));
    }
  }

  private void fetched(int mine, TimeEntry entry, Reply<WaveForm.Sound> reply) {
    switch (reply) {
      case Reply.Ok<WaveForm.Sound>(WaveForm.Sound sound) -> {
        keep(entry, sound.form());
        seat.player().play(sound.clip(), moment -> heard(mine, entry, sound.form(), moment));
      }
      case Reply.Refused<WaveForm.Sound>(int _, String code) ->
          failed(entry, "customer.heard." + code);
      case Reply.Unreachable<WaveForm.Sound> _ -> failed(entry, "customer.heard.away");
    }
  }

  private void keep(TimeEntry entry, WaveForm form) {
    String id = entry.recordingId();
    if (id != null) {
      forms.put(id, form);
      if (forms.size() > FORMS_MAX) {
        forms.remove(forms.keySet().iterator().next());
      }
    }
  }

  private void failed(TimeEntry entry, String problem) {
    hearing.set(new Hearing(entry, Stage.FAILED, 0, 0, 0, null, problem));
  }

  private void heard(int mine, TimeEntry entry, WaveForm form, SoundPlayer.Moment moment) {
    if (mine != openings) {
      return;
    }
    Stage stage =
        switch (moment.state()) {
          case PLAYING -> Stage.PLAYING;
          case PAUSED, ENDED -> Stage.STILL;
          case IN_CALL -> Stage.IN_CALL;
        };
    double share = moment.lengthMs() == 0 ? 0 : (double) moment.positionMs() / moment.lengthMs();
    hearing.set(new Hearing(entry, stage, share, moment.positionMs(), moment.lengthMs(), form, ""));
  }
}
