package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MenuMachineTest {
  private static final MenuPlan PLAN =
      new MenuPlan(
          List.of("welcome", "recorded"),
          "main",
          List.of(
              new MenuPlan.Menu(
                  "main",
                  "menu",
                  6_000,
                  2,
                  new MenuPlan.Turn("timeout", null),
                  new MenuPlan.Turn("invalid", null),
                  new MenuPlan.Turn("to-agent", "general"),
                  List.of(
                      new MenuPlan.Option("1", "danger", "fault", null, null),
                      new MenuPlan.Option("2", null, "bills", null, null),
                      new MenuPlan.Option("9", null, null, null, Map.of("zh", "en"))))),
          new MenuPlan.Waiting(
              "entry",
              "again",
              new MenuPlan.Position("next", "before", "number.", 20, "after", "more"),
              List.of(new MenuPlan.Estimate(60, "under-1"), new MenuPlan.Estimate(null, "long")),
              "lost",
              "not-connected",
              "voicemail",
              "voicemail.thanks",
              null),
          Map.of());

  @Test
  void saysNoticeAndMenuFirst() {
    assertThat(begin().effects())
        .containsExactly(new MenuMachine.Effect.Say(List.of("welcome", "recorded", "menu")));
  }

  @Test
  void waitsForAKeyWhenEverythingIsSaid() {
    assertThat(after(new MenuMachine.Event.Said()).effects())
        .containsExactly(new MenuMachine.Effect.AwaitDigit(6_000));
  }

  @Test
  void cutsThePromptByAKeyAndWarnsBeforeQueueing() {
    MenuMachine.Step pressed = after(new MenuMachine.Event.Pressed('1'));
    assertThat(pressed.effects()).containsExactly(new MenuMachine.Effect.Say(List.of("danger")));
    MenuMachine.Step said = next(pressed, new MenuMachine.Event.Said());
    assertThat(said.effects()).containsExactly(new MenuMachine.Effect.Enqueue("fault"));
    assertThat(said.state().pressed()).containsExactly("1");
  }

  @Test
  void queuesAtOnceWhereNothingIsSaidBefore() {
    assertThat(after(new MenuMachine.Event.Pressed('2')).effects())
        .containsExactly(new MenuMachine.Effect.Enqueue("bills"));
  }

  @Test
  void ignoresFurtherKeysOnceChosen() {
    MenuMachine.Step pressed = after(new MenuMachine.Event.Pressed('1'));
    assertThat(next(pressed, new MenuMachine.Event.Pressed('2')).effects()).isEmpty();
  }

  @Test
  void explainsAWrongKeyAndRepeats() {
    assertThat(after(new MenuMachine.Event.Pressed('7')).effects())
        .containsExactly(new MenuMachine.Effect.Say(List.of("invalid", "menu")));
  }

  @Test
  void givesUpToAnAgentAfterTheLastAttempt() {
    MenuMachine.Step once = after(new MenuMachine.Event.Silent());
    MenuMachine.Step twice = next(once, new MenuMachine.Event.Silent());
    assertThat(twice.effects()).containsExactly(new MenuMachine.Effect.Say(List.of("to-agent")));
    assertThat(next(twice, new MenuMachine.Event.Said()).effects())
        .containsExactly(new MenuMachine.Effect.Enqueue("general"));
  }

  @Test
  void switchesTheLanguageAndStartsOver() {
    MenuMachine.Step switched = after(new MenuMachine.Event.Pressed('9'));
    assertThat(switched.state().language()).isEqualTo("en");
    assertThat(switched.effects()).containsExactly(new MenuMachine.Effect.Say(List.of("menu")));
  }

  @Test
  void saysPositionsAndWaitingTimes() {
    assertThat(QueueWords.position(PLAN.waiting(), 1, 30_000))
        .containsExactly("again", "next", "under-1");
    assertThat(QueueWords.position(PLAN.waiting(), 7, 0))
        .containsExactly("again", "before", "number.7", "after");
    assertThat(QueueWords.position(PLAN.waiting(), 21, 900_000))
        .containsExactly("again", "more", "long");
  }

  private static MenuMachine.Step begin() {
    return MenuMachine.begin(PLAN, "zh");
  }

  private static MenuMachine.Step after(MenuMachine.Event event) {
    return next(begin(), event);
  }

  private static MenuMachine.Step next(MenuMachine.Step step, MenuMachine.Event event) {
    return MenuMachine.transition(PLAN, step.state(), event);
  }
}
