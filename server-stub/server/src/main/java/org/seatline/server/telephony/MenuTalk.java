package org.seatline.server.telephony;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One caller in the menu: says its prompts, hears keys, waits for them. User agent's thread. */
final class MenuTalk implements Talk {
  /** Where the menu leads. */
  @FunctionalInterface
  interface Choice {
    /**
     * The caller has chosen, or is sent somewhere without a choice.
     *
     * @param pressed all keys on the way
     */
    void chosen(String queueId, String pressed);
  }

  private final FrontDoor door;
  private final MenuPlan plan;
  private final CallerConversation conversation;
  private final Choice choice;
  private MenuMachine.@Nullable State state;
  private @Nullable Future<?> digitTimer;

  MenuTalk(FrontDoor door, CallerConversation conversation, Choice choice) {
    this.door = door;
    this.plan = conversation.files().menu();
    this.conversation = conversation;
    this.choice = choice;
  }

  /** The opening, then the first menu. */
  void begin() {
    take(MenuMachine.begin(plan, conversation.language()));
  }

  /** A key was heard; without a menu it means nothing. */
  @Override
  public void pressed(char digit) {
    happens(new MenuMachine.Event.Pressed(digit));
  }

  /** The caller is elsewhere: nothing of the menu comes any more. */
  @Override
  public void stop() {
    state = null;
    cancelDigitTimer();
  }

  private void happens(MenuMachine.Event event) {
    MenuMachine.State now = state;
    if (now != null) {
      take(MenuMachine.transition(plan, now, event));
    }
  }

  private void take(MenuMachine.Step step) {
    state = step.state();
    conversation.language(step.state().language());
    for (MenuMachine.Effect effect : step.effects()) {
      cancelDigitTimer();
      switch (effect) {
        case MenuMachine.Effect.Say say ->
            conversation.say(say.prompts(), () -> happens(new MenuMachine.Event.Said()));
        case MenuMachine.Effect.AwaitDigit wait ->
            digitTimer =
                door.timers()
                    .after(wait.timeoutMs(), () -> happens(new MenuMachine.Event.Silent()));
        case MenuMachine.Effect.Enqueue enqueue -> {
          state = null;
          choice.chosen(enqueue.queueId(), String.join("", step.state().pressed()));
        }
      }
    }
  }

  private void cancelDigitTimer() {
    Future<?> timer = digitTimer;
    digitTimer = null;
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
