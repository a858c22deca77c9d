package org.seatline.server.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a caller chooses to be called back: the key, the number, its confirmation. Pure, one step for
 * each thing that happens.
 */
final class CallbackMachine {
  private static final long KEY_TIMEOUT_MS = 8_000;
  private static final int ATTEMPTS_MAX = 3;
  private static final int DIGITS_MAX = 20;
  private static final char END_KEY = '#';
  private static final char AGAIN_KEY = '*';

  private final MenuPlan.CallbackWords words;
  private final UnaryOperator<String> normalise;
  private final UnaryOperator<String> spoken;

  /**
   * @param normalise the one form of a keyed number, empty when it is none
   * @param spoken the digits of a normalised number as people say them
   */
  CallbackMachine(
      MenuPlan.CallbackWords words, UnaryOperator<String> normalise, UnaryOperator<String> spoken) {
    this.words = words;
    this.normalise = normalise;
    this.spoken = spoken;
  }

  /** What the caller is doing. */
  enum Phase {
    /** Waits, and may press the key. */
    LISTENING,
    /** Is asked at the entry of a queue. */
    ASKED,
    /** Hears the number and confirms it. */
    CONFIRMING,
    /** Keys another number in. */
    KEYING,
    /** Has chosen, or has not. */
    OVER
  }

  /**
   * Where a caller is.
   *
   * @param waiting whether the caller waits in line meanwhile
   * @param number to be called, normalised; empty when it is not known
   * @param keyed digits pressed so far
   * @param attempt from 1
   */
  record State(Phase phase, boolean waiting, String number, String keyed, int attempt) {
    private State at(Phase next, String keyedNow, int attemptNow) {
      return new State(next, waiting, number, keyedNow, attemptNow);
    }
  }

  /** What happens. */
  sealed interface Event {
    /** The caller is told of callbacks. */
    record Told() implements Event {}

    record Pressed(char digit) implements Event {}

    /** Everything that was to be said has been said. */
    record Said() implements Event {}

    /** No key in time. */
    record Silent() implements Event {}
  }

  /** What is to be done. */
  sealed interface Effect {
    /** Says these prompts (keys) in place of what is being said; none means music. */
    record Say(List<String> prompts) implements Effect {}

    record AwaitKey(long timeoutMs) implements Effect {}

    /** The caller is to be called back on this number. */
    record Choose(String number) implements Effect {}

    /** The caller does not want it. */
    record Decline() implements Effect {}
  }

  /** A state and what follows from getting there. */
  record Step(State state, List<Effect> effects) {
    Step {
      effects = List.copyOf(effects);
    }
  }

  /** A caller who waits and may press the key at any time. */
  static State waiting(String number) {
    return new State(Phase.LISTENING, true, number, "", 1);
  }

  /** A caller who is asked before the queue takes it in. */
  static State asked(String number) {
    return new State(Phase.ASKED, false, number, "", 1);
  }

  Step transition(State state, Event event) {
    return switch (event) {
      case Event.Told _ -> told(state);
      case Event.Pressed(char digit) -> pressed(state, digit);
      case Event.Said _ -> said(state);
      case Event.Silent _ -> silent(state);
    };
  }

  private Step told(State state) {
    boolean free = state.phase() == Phase.LISTENING || state.phase() == Phase.ASKED;
    return free ? say(state, words.offer()) : stay(state);
  }

  private Step said(State state) {
    boolean asks = state.phase() != Phase.LISTENING && state.phase() != Phase.OVER;
    return asks ? new Step(state, List.of(new Effect.AwaitKey(KEY_TIMEOUT_MS))) : stay(state);
  }

  private Step pressed(State state, char digit) {
    String key = String.valueOf(digit);
    return switch (state.phase()) {
      case LISTENING, ASKED -> key.equals(words.digit()) ? begin(state) : stay(state);
      case CONFIRMING -> {
        if (key.equals(words.digit())) {
          yield new Step(state.at(Phase.OVER, "", 1), List.of(new Effect.Choose(state.number())));
        }
        yield key.equals(words.otherDigit())
            ? say(state.at(Phase.KEYING, "", state.attempt()), words.key())
            : stay(state);
      }
      case KEYING -> keyed(state, digit);
      case OVER -> stay(state);
    };
  }

  private Step begin(State state) {
    return state.number().isEmpty()
        ? say(state.at(Phase.KEYING, "", 1), words.key())
        : confirm(state.at(Phase.CONFIRMING, "", 1));
  }

  private Step keyed(State state, char digit) {
    if (digit == AGAIN_KEY) {
      return say(state.at(Phase.KEYING, "", state.attempt()), words.key());
    }
    if (digit != END_KEY) {
      String more = state.keyed() + digit;
      boolean tooLong = more.length() > DIGITS_MAX;
      return tooLong
          ? again(state, words.wrong(), words.key())
          : new Step(
              state.at(Phase.KEYING, more, state.attempt()),
              List.of(new Effect.AwaitKey(KEY_TIMEOUT_MS)));
    }
    String number = normalise.apply(state.keyed());
    return number.isEmpty()
        ? again(state, words.wrong(), words.key())
        : confirm(new State(Phase.CONFIRMING, state.waiting(), number, "", state.attempt()));
  }

  private Step confirm(State state) {
    List<String> said = new ArrayList<>(List.of(words.number()));
    for (char digit : spoken.apply(state.number()).toCharArray()) {
      if (Character.isDigit(digit)) {
        said.add(words.digits() + digit);
      }
    }
    said.add(words.confirm());
    return new Step(state, List.of(new Effect.Say(said)));
  }

  private Step silent(State state) {
    return switch (state.phase()) {
      case ASKED -> again(state, words.offer());
      case CONFIRMING -> {
        State next = state.at(Phase.CONFIRMING, "", state.attempt() + 1);
        yield next.attempt() > ATTEMPTS_MAX ? giveUp(state) : confirm(next);
      }
      case KEYING -> again(state, words.key());
      case LISTENING, OVER -> stay(state);
    };
  }

  private Step again(State state, String... prompts) {
    State next = state.at(state.phase(), "", state.attempt() + 1);
    return next.attempt() > ATTEMPTS_MAX ? giveUp(state) : say(next, prompts);
  }

  /** Who waits goes on waiting; who was asked at the entry goes on as without the question. */
  private static Step giveUp(State state) {
    return state.waiting()
        ? new Step(state.at(Phase.LISTENING, "", 1), List.of(new Effect.Say(List.of())))
        : new Step(state.at(Phase.OVER, "", 1), List.of(new Effect.Decline()));
  }

  private static Step say(State state, String... prompts) {
    return new Step(state, List.of(new Effect.Say(List.of(prompts))));
  }

  private static Step stay(State state) {
    return new Step(state, List.of());
  }
}
