package org.seatline.app.customer;

import java.util.LinkedHashMap;
import java.util.List;
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

  /** How fast it can be played, slowest first. */
  private static final List<Double> SPEEDS = List.of(1.0, 1.25, 1.5, 2.0);

  private static final int FORMS_MAX = 50;

  private final Seat seat;
  private final ReadOnlyObjectWrapper<@Nullable Hearing> hearing = new ReadOnlyObjectWrapper<>();
  private final Map<String, WaveForm> forms = new LinkedHashMap<>();

  private int speed;

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
   * @param speed 1 as it was spoken
   */
  record Hearing(
      TimeEntry entry,
      Stage stage,
      double share,
      long positionMs,
      long lengthMs,
      @Nullable WaveForm form,
      String problem,
      double speed) {}

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
      seat.player().speed(1); // other sounds are played by the same player
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

  /** How fast it is played, 1 as it was spoken. */
  double speed() {
    return SPEEDS.get(speed);
  }

  /** Plays faster, or slower; after the fastest comes the slowest when it goes around. */
  void faster(int by, boolean around) {
    int next = speed + by;
    speed = around ? Math.floorMod(next, SPEEDS.size()) : Math.clamp(next, 0, SPEEDS.size() - 1);
    seat.player().speed(speed());
    Hearing now = hearing.get();
    if (now != null) {
      hearing.set(
          new Hearing(
              now.entry(),
              now.stage(),
              now.share(),
              now.positionMs(),
              now.lengthMs(),
              now.form(),
              now.problem(),
              speed()));
    }
  }

  /** Plays the latest of these that may be heard; goes on or stands still when one is open. */
  void playOrPause(List<TimeEntry> entries) {
    Hearing now = hearing.get();
    if (now != null) {
      playOrPause(now.entry());
    } else {
      entries.stream().filter(this::offers).findFirst().ifPresent(this::playOrPause);
    }
  }

  private void open(TimeEntry entry) {
    String id = entry.recordingId();
    if (id == null || !offers(entry)) {
      return;
    }
    seat.player().stop();
    int mine = ++openings;
    hearing.set(new Hearing(entry, Stage.FETCHING, 0, 0, 0, forms.get(id), "", speed()));
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
      hearing.set(
          new Hearing(entry, Stage.FETCHING, (double) bytes / of, 0, 0, now.form(), "", speed()));
    }
  }

  private void fetched(int mine, TimeEntry entry, Reply<WaveForm.Sound> reply) {
    switch (reply) {
      case Reply.Ok<WaveForm.Sound>(WaveForm.Sound sound) -> {
        keep(entry, sound.form());
        seat.player().speed(speed());
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
    hearing.set(new Hearing(entry, Stage.FAILED, 0, 0, 0, null, problem, speed()));
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
    hearing.set(
        new Hearing(
            entry, stage, share, moment.positionMs(), moment.lengthMs(), form, "", speed()));
  }
}
