package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callers hear before and while they wait: the file {@code menu.json}.
 *
 * @param opening keys of the prompts that every caller hears first
 * @param start id of the first menu
 * @param prompts prompts by key
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MenuPlan(
    @JsonProperty(required = true) List<String> opening,
    @JsonProperty(required = true) String start,
    @JsonProperty(required = true) List<Menu> menus,
    @JsonProperty(required = true) Waiting waiting,
    @JsonProperty(required = true) Map<String, Prompt> prompts) {

  /** Name of the file in the configuration folder. */
  public static final String FILE = "menu.json";

  public MenuPlan {
    opening = List.copyOf(opening);
    menus = List.copyOf(menus);
    prompts = Map.copyOf(prompts);
  }

  /**
   * One menu.
   *
   * @param digitTimeoutMs silence after the prompt that counts as no key
   * @param attempts how often the menu is played before {@code onGiveUp}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Menu(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String prompt,
      @JsonProperty(required = true) long digitTimeoutMs,
      @JsonProperty(required = true) int attempts,
      @JsonProperty(required = true) Turn onTimeout,
      @JsonProperty(required = true) Turn onInvalid,
      @JsonProperty(required = true) Turn onGiveUp,
      @JsonProperty(required = true) List<Option> options) {
    public Menu {
      options = List.copyOf(options);
    }
  }

  /** What is said, and perhaps where the caller goes. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Turn(@Nullable String prompt, @Nullable String queue) {}

  /**
   * One key of a menu.
   *
   * @param before prompt to play before the caller is queued
   * @param queue where the key leads, or null
   * @param menu another menu that the key leads to, or null
   * @param switchLanguage language now to language then, or null
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Option(
      @JsonProperty(required = true) String digit,
      @Nullable String before,
      @Nullable String queue,
      @Nullable String menu,
      @Nullable Map<String, String> switchLanguage) {}

  /**
   * What waiting callers hear.
   *
   * @param agentLost said when a seat is lost and the caller waits again
   * @param notConnected said before we hang up on a caller whom no seat can be connected to
   * @param voicemail what to do to leave a message; the tone follows. Null for no messages
   * @param voicemailThanks said when a message was taken; null for nothing
   * @param callback what is said to those who may be called back, or null for no callbacks
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Waiting(
      @JsonProperty(required = true) String entry,
      @JsonProperty(required = true) String again,
      @JsonProperty(required = true) Position position,
      @JsonProperty(required = true) List<Estimate> estimate,
      @JsonProperty(required = true) String agentLost,
      @JsonProperty(required = true) String notConnected,
      @Nullable String voicemail,
      @Nullable String voicemailThanks,
      @Nullable CallbackWords callback) {
    public Waiting {
      estimate = List.copyOf(estimate);
    }

    /** What to do to leave a message; empty for no messages. */
    String voicemailPrompt() {
      return voicemail == null ? "" : voicemail;
    }

    /** Said when a message was taken; empty for nothing. */
    String voicemailThanksPrompt() {
      return voicemailThanks == null ? "" : voicemailThanks;
    }
  }

  /**
   * What is said of a callback; the keys are part of the words.
   *
   * @param digit the key that chooses a callback and confirms its number
   * @param otherDigit the key that asks for another number
   * @param offer names the key
   * @param number before the digits of the number
   * @param digits before each digit of the number: {@code number.} and {@code number.7} is seven
   * @param confirm after the number; names both keys
   * @param key asks for a number that ends with {@code #}
   * @param wrong said when it is none
   * @param thanks said before we hang up
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record CallbackWords(
      @JsonProperty(required = true) String digit,
      @JsonProperty(required = true) String otherDigit,
      @JsonProperty(required = true) String offer,
      @JsonProperty(required = true) String number,
      @JsonProperty(required = true) String digits,
      @JsonProperty(required = true) String confirm,
      @JsonProperty(required = true) String key,
      @JsonProperty(required = true) String wrong,
      @JsonProperty(required = true) String thanks) {}

  /** How a position is said: before, number, after; or one prompt for the next and for many. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Position(
      @JsonProperty(required = true) String next,
      @JsonProperty(required = true) String before,
      @JsonProperty(required = true) String number,
      @JsonProperty(required = true) int last,
      @JsonProperty(required = true) String after,
      @JsonProperty(required = true) String more) {}

  /** How an estimated wait is said; the last one has no bound. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Estimate(
      @Nullable Integer upToSeconds, @JsonProperty(required = true) String prompt) {}

  /** A prompt's sound files by language. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Prompt(@JsonProperty(required = true) Map<String, String> file) {
    public Prompt {
      file = Map.copyOf(file);
    }
  }

  /** The menu with this id. */
  Menu menu(String id) {
    return menus.stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(FILE + ": no menu " + id));
  }
}
