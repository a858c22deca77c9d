package org.seatline.server.telephony;

import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;

/** One caller who may choose to be called back. User agent's thread. */
final class CallbackTalk implements Talk {
  private final FrontDoor door;
  private final String callId;
  private final CallerConversation conversation;
  private final CallbackMachine machine;
  private CallbackMachine.State state;
  private @Nullable Future<?> keyTimer;

  /**
   * @param state where the caller begins: in line, or at the entry of a queue
   */
  CallbackTalk(
      FrontDoor door,
      String callId,
      CallerConversation conversation,
      MenuPlan.CallbackWords words,
      CallbackMachine.State state) {
    this.door = door;
    this.callId = callId;
    this.conversation = conversation;
    this.machine = new CallbackMachine(words, door.callers()::normalise, door.callers()::national);
    this.state = state;
  }

  /** Tells the caller of callbacks, unless that has begun already. */
  void tell() {
    happens(new CallbackMachine.Event.Told());
  }

  @Override
  public boolean busy() {
    return state.phase() != CallbackMachine.Phase.LISTENING;
  }

  @Override
  public void pressed(char digit) {
    happens(new CallbackMachine.Event.Pressed(digit));
  }

  @Override
  public void stop() {
    cancelKeyTimer();
  }

  private void happens(CallbackMachine.Event event) {
    CallbackMachine.Step step = machine.transition(state, event);
    state = step.state();
    for (CallbackMachine.Effect effect : step.effects()) {
      cancelKeyTimer();
      switch (effect) {
        case CallbackMachine.Effect.Say say ->
            conversation.say(say.prompts(), () -> happens(new CallbackMachine.Event.Said()));
        case CallbackMachine.Effect.AwaitKey wait ->
            keyTimer =
                door.timers()
                    .after(wait.timeoutMs(), () -> happens(new CallbackMachine.Event.Silent()));
        case CallbackMachine.Effect.Choose choose ->
            submit(nowMs -> new Event.CallbackChosen(nowMs, callId, choose.number()));
        case CallbackMachine.Effect.Decline _ ->
            submit(nowMs -> new Event.CallbackDeclined(nowMs, callId));
      }
    }
  }

  private void submit(java.util.function.LongFunction<Event> event) {
    Consumer<Event> core = door.core()::submit;
    core.accept(event.apply(door.core().nowMs()));
  }

  private void cancelKeyTimer() {
    Future<?> timer = keyTimer;
    keyTimer = null;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
