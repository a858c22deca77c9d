package org.seatline.app.shell;

import org.seatline.app.call.CallBarState;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.keys.NodeActions;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;

/** What can be done everywhere in the seat, and when. */
final class SeatDoings {
  private final NodeActions actions;

  /**
   * @param actions of the window of somebody who is signed in
   */
  SeatDoings(NodeActions actions) {
    this.actions = actions;
  }

  /** Everything about the call. */
  void add(CallBarViewModel call) {
    actions
        .on(SeatAction.ANSWER, () -> CallBarState.isOffer(now(call)), call::answer)
        .on(SeatAction.HOLD, () -> isTalking(call) || isAfter(call), call::holdOrExtend)
        .on(SeatAction.MUTE, () -> isTalking(call), call::mute)
        .on(SeatAction.HAND_OVER, () -> !CallBarState.isOffer(now(call)), call::handOver)
        .on(SeatAction.TOGETHER, () -> isAsking(call), call::together)
        .on(SeatAction.END, () -> !(now(call) instanceof CallBarState.Idle), call::end)
        .on(SeatAction.DIGITS, () -> isTalking(call), call::togglePad)
        .on(SeatAction.PAUSE, () -> isRecorded(call), call::pauseRecording)
        .on(SeatAction.QUALITY, call.quality()::toggle)
        .on(SeatAction.ANSWER_ANYWHERE, () -> CallBarState.isOffer(now(call)), call::answer)
        .on(SeatAction.END_ANYWHERE, () -> isTalking(call), call::end);
  }

  /** Going from one page to another. */
  void add(Places places) {
    actions
        .on(SeatAction.PLACE, places::isChoice, places::next)
        .on(SeatAction.PLACE_BEFORE, places::isChoice, places::previous)
        .on(SeatAction.HEADSET, () -> places.toggleBeside(HeadsetPlace.PAGE))
        .on(SeatAction.SETTINGS, () -> places.toggleBeside(SettingsPlace.PAGE))
        .on(SeatAction.CAME_BACK, () -> places.toggleBeside(CameBackPlace.PAGE));
  }

  /** Being in step with the server. */
  void add(SyncViewModel sync) {
    actions.on(SeatAction.SYNC, sync::toggle).on(SeatAction.SYNC_NOW, sync::tryNow);
  }

  private static CallBarState now(CallBarViewModel call) {
    return call.stateProperty().get();
  }

  private static boolean isTalking(CallBarViewModel call) {
    return now(call) instanceof CallBarState.Talking;
  }

  private static boolean isAsking(CallBarViewModel call) {
    return now(call) instanceof CallBarState.Talking talk && talk.asking() != null;
  }

  private static boolean isAfter(CallBarViewModel call) {
    return now(call) instanceof CallBarState.WrapUp;
  }

  private static boolean isRecorded(CallBarViewModel call) {
    return now(call) instanceof CallBarState.Talking talk && talk.recording() != Recording.OFF;
  }
}
