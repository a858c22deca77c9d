package org.seatline.app.headset;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.CheckPage.Step;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.settings.AudioCheckResult;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.check.AudioCheck;

/**
 * The audio check before a shift: be quiet, speak and hear yourself, hear it ring, read the
 * verdict. It follows the headset by {@link #follow}; a call stops it.
 */
public final class CheckViewModel {
  /** How long the network's figures are waited for, in looks at the headset. */
  static final int NETWORK_LOOKS_MAX = 150;

  private final Seat seat;
  private final HeadsetDesk desk;
  private final SettingsKeeper keeper;
  private final CheckWords words;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<CheckPage> page;
  private Step step = Step.BEGIN;
  private AudioCheck check = AudioCheck.idle();
  private Set<Finding> answers = EnumSet.noneOf(Finding.class);
  private HeadsetState state = HeadsetPicture.NOTHING.state();
  private boolean runs;
  private int looks;
  private @Nullable LocalDate declined;

  CheckViewModel(Seat seat, HeadsetDesk desk, SettingsKeeper keeper, Messages messages) {
    this(seat, desk, keeper, messages, InstantSource.system());
  }

  CheckViewModel(
      Seat seat, HeadsetDesk desk, SettingsKeeper keeper, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.desk = desk;
    this.keeper = keeper;
    this.words = new CheckWords(messages);
    this.clock = clock;
    this.page = new ReadOnlyObjectWrapper<>(describe());
    messages.languageProperty().addListener(property -> show());
    keeper.settingsProperty().addListener(property -> show());
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<CheckPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Begins, or answers a question with yes; after a check that went well there is no more. */
  public void goOn() {
    switch (step) {
      case BEGIN, STOPPED -> begin();
      case DONE -> {
        if (!page.get().well()) {
          begin();
        }
      }
      case HEARD -> ring();
      case RING -> finish();
      case QUIET, SPEAK -> {
        // they end by themselves
      }
    }
    show();
  }

  /** Answers a question with no; checks again where all went well. */
  public void no() {
    if (step == Step.HEARD) {
      answers.add(Finding.NOT_HEARD);
      ring();
    } else if (step == Step.RING) {
      answers.add(Finding.NO_RING);
      finish();
    } else if (page.get().well()) {
      rest();
      begin();
    }
    show();
  }

  /** Ends the check, unless its verdict is shown. */
  public void stop() {
    if (step != Step.DONE) {
      step = Step.BEGIN;
    }
    rest();
    show();
  }

  /** Whether the one who is signed in has not made the check today, and not declined it. */
  public boolean due() {
    SeatSnapshot.Person person = seat.snapshot().person();
    AudioCheckResult last = keeper.settings().lastCheck();
    return person != null
        && !desk.equals(HeadsetDesk.NONE)
        && !today().equals(declined)
        && (last == null
            || !last.agentId().equals(person.agent().agentId())
            || !day(last.atMs()).equals(today()));
  }

  /** Not today. */
  public void decline() {
    declined = today();
  }

  private LocalDate today() {
    return day(clock.millis());
  }

  private static LocalDate day(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneId.systemDefault());
  }

  private void begin() {
    answers = EnumSet.noneOf(Finding.class);
    check = AudioCheck.idle();
    looks = 0;
    if (!HeadsetViewModel.isFree(seat.snapshot())) {
      step = Step.STOPPED;
    } else if (unusable()) {
      answers.add(Finding.NO_HEADSET);
      finish();
    } else {
      runs = true;
      step = Step.QUIET;
      desk.check(true);
    }
  }

  // A silent microphone is what the check is for; one that is being opened comes in a moment.
  private boolean unusable() {
    return state instanceof HeadsetState.Unusable(Reason reason, String detail)
        && reason != Reason.SILENT_MICROPHONE
        && reason != Reason.STARTING;
  }

  private void ring() {
    step = Step.RING;
    desk.ring(true);
  }

  private void finish() {
    desk.ring(false);
    step = Step.DONE;
    keep();
  }

  private void rest() {
    if (runs) {
      runs = false;
      desk.check(false);
    }
    desk.ring(false);
  }

  private void keep() {
    SeatSnapshot.Person person = seat.snapshot().person();
    String agentId = person == null ? "" : person.agent().agentId();
    AudioCheckResult result = new AudioCheckResult(agentId, clock.millis(), findings());
    keeper.change(s -> s.withLastCheck(result));
  }

  private Set<Finding> findings() {
    Set<Finding> all = EnumSet.noneOf(Finding.class);
    all.addAll(answers);
    check.findings().forEach(finding -> all.add(Finding.valueOf(finding.name())));
    return all;
  }

  /** Takes what the headset has become. */
  void follow(HeadsetPicture picture) {
    state = picture.state();
    if (!runs) {
      return;
    }
    looks++;
    AudioCheck before = check;
    check = picture.check();
    if (!HeadsetViewModel.isFree(seat.snapshot())
        || (check.stage() == AudioCheck.Stage.IDLE && before.stage() != AudioCheck.Stage.IDLE)) {
      interrupted(before);
    } else {
      advance(picture.rings());
    }
    show();
  }

  private void interrupted(AudioCheck before) {
    rest();
    check = before;
    if (step != Step.DONE) {
      step = Step.STOPPED;
    }
  }

  private void advance(boolean rings) {
    switch (step) {
      case QUIET, SPEAK ->
          step =
              switch (check.stage()) {
                case IDLE, QUIET -> Step.QUIET;
                case SPEAK -> Step.SPEAK;
                case JUDGED -> Step.HEARD;
              };
      case RING -> {
        if (!rings) {
          desk.ring(true); // until there is an answer
        }
      }
      case DONE -> waitForNetwork();
      case BEGIN, HEARD, STOPPED -> {
        // nothing moves by itself
      }
    }
  }

  private void waitForNetwork() {
    if (check.network() != null) {
      rest();
      keep();
    } else if (looks > NETWORK_LOOKS_MAX) {
      rest();
    }
  }

  private void show() {
    page.set(describe());
  }

  private CheckPage describe() {
    boolean well = step == Step.DONE && findings().isEmpty();
    return new CheckPage(
        step,
        words.headline(step, findings()),
        words.advice(step, check.trouble()),
        step == Step.QUIET || step == Step.SPEAK ? check.stageDone() : -1,
        step == Step.DONE ? words.findings(findings()) : List.of(),
        step == Step.DONE ? words.network(check.network(), runs) : "",
        words.goOn(step, well),
        words.no(step, well),
        words.last(keeper.settings().lastCheck(), today()));
  }
}
