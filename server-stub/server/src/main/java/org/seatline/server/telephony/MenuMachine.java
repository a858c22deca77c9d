package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller's way through the menu: pure, one step for each thing that happens. */
final class MenuMachine {
  private MenuMachine() {}

  /**
   * Where a caller is.
   *
   * @param attempt from 1
   * @param pressed keys pressed so far
   * @param next where the caller goes when what is being said is over, or null for the digit wait
   */
  record State(
      String language, String menuId, int attempt, List<String> pressed, @Nullable String next) {
    State {
      pressed = List.copyOf(pressed);
    }
  }

  /** What happens to a caller in the menu. */
  sealed interface Event {
    /** Everything that was to be said has been said. */
    record Said() implements Event {}

    /** A key was pressed. */
    record Pressed(char digit) implements Event {}

    /** No key in time. */
    record Silent() implements Event {}
  }

  /** What is to be done. */
  sealed interface Effect {
    /** Says these prompts (keys), instead of what is being said. */
    record Say(List<String> prompts) implements Effect {}

    /** Waits for a key for so long. */
    record AwaitDigit(long timeoutMs) implements Effect {}

    /** The menu is done. */
    record Enqueue(String queueId) implements Effect {}
  }

  /** A state and what follows from getting there. */
  record Step(State state, List<Effect> effects) {
    Step {
      effects = List.copyOf(effects);
    }
  }

  /** A caller enters: opening, then the first menu. */
  static Step begin(MenuPlan plan, String language) {
    List<String> prompts = new ArrayList<>(plan.opening());
    prompts.add(plan.menu(plan.start()).prompt());
    State state = new State(language, plan.start(), 1, List.of(), null);
    return new Step(state, List.of(new Effect.Say(prompts)));
  }

  static Step transition(MenuPlan plan, State state, Event event) {
    MenuPlan.Menu menu = plan.menu(state.menuId());
    return switch (event) {
      case Event.Said said -> said(menu, state);
      case Event.Silent silent -> again(menu, state, menu.onTimeout());
      case Event.Pressed pressed -> pressed(plan, menu, state, pressed.digit());
    };
  }

  private static Step said(MenuPlan.Menu menu, State state) {
    Effect effect =
        state.next() == null
            ? new Effect.AwaitDigit(menu.digitTimeoutMs())
            : new Effect.Enqueue(state.next());
    return new Step(state, List.of(effect));
  }

  private static Step pressed(MenuPlan plan, MenuPlan.Menu menu, State state, char digit) {
    if (state.next() != null) {
      return new Step(state, List.of()); // the choice is made; the last words are being said
    }
    String key = String.valueOf(digit);
    return menu.options().stream()
        .filter(o -> o.digit().equals(key))
        .findFirst()
        .map(option -> chosen(plan, menu, state, option))
        .orElseGet(() -> again(menu, state, menu.onInvalid()));
  }

  private static Step chosen(
      MenuPlan plan, MenuPlan.Menu menu, State state, MenuPlan.Option option) {
    List<String> pressed = new ArrayList<>(state.pressed());
    pressed.add(option.digit());
    Map<String, String> languages = option.switchLanguage();
    if (languages != null) {
      String language = languages.getOrDefault(state.language(), state.language());
      State turned = new State(language, menu.id(), 1, state.pressed(), null);
      return new Step(turned, List.of(new Effect.Say(List.of(menu.prompt()))));
    }
    if (option.menu() != null) {
      MenuPlan.Menu below = plan.menu(option.menu());
      State entered = new State(state.language(), below.id(), 1, pressed, null);
      return new Step(entered, List.of(new Effect.Say(List.of(below.prompt()))));
    }
    String queue = option.queue() == null ? orEmpty(menu.onGiveUp().queue()) : option.queue();
    return leave(state, menu, pressed, queue, option.before());
  }

  private static Step again(MenuPlan.Menu menu, State state, MenuPlan.Turn turn) {
    if (state.attempt() >= menu.attempts()) {
      String queue = orEmpty(menu.onGiveUp().queue());
      return leave(state, menu, state.pressed(), queue, menu.onGiveUp().prompt());
    }
    List<String> prompts = new ArrayList<>();
    if (turn.prompt() != null) {
      prompts.add(turn.prompt());
    }
    prompts.add(menu.prompt());
    State next = new State(state.language(), menu.id(), state.attempt() + 1, state.pressed(), null);
    return new Step(next, List.of(new Effect.Say(prompts)));
  }

  private static Step leave(
      State state,
      MenuPlan.Menu menu,
      List<String> pressed,
      String queue,
      @Nullable String lastWords) {
    State left = new State(state.language(), menu.id(), state.attempt(), pressed, queue);
    Effect effect =
        lastWords == null ? new Effect.Enqueue(queue) : new Effect.Say(List.of(lastWords));
    return new Step(left, List.of(effect));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
