package org.seatline.server.telephony;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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
    List<String> opening,
    String start,
    List<Menu> menus,
    Waiting waiting,
    Map<String, Prompt> prompts) {

  /** Name of the file in the configuration folder. */
  public static final String FILE = "menu.json";

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

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
      String id,
      String prompt,
      long digitTimeoutMs,
      int attempts,
      Turn onTimeout,
      Turn onInvalid,
      Turn onGiveUp,
      List<Option> options) {
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
      String digit,
      @Nullable String before,
      @Nullable String queue,
      @Nullable String menu,
      @Nullable Map<String, String> switchLanguage) {}

  /** What waiting callers hear. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Waiting(
      String entry, String again, Position position, List<Estimate> estimate, String agentLost) {
    public Waiting {
      estimate = List.copyOf(estimate);
    }
  }

  /** How a position is said: before, number, after; or one prompt for the next and for many. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Position(
      String next, String before, String number, int last, String after, String more) {}

  /** How an estimated wait is said; the last one has no bound. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Estimate(@Nullable Integer upToSeconds, String prompt) {}

  /** A prompt's sound files by language. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Prompt(Map<String, String> file) {
    public Prompt {
      file = Map.copyOf(file);
    }
  }

  /**
   * Reads the plan.
   *
   * @throws IOException when it is missing or means nothing; the message has the place
   */
  public static MenuPlan read(CentreFiles files) throws IOException {
    return MAPPER.readValue(files.read(FILE), MenuPlan.class);
  }

  /** The menu with this id. */
  Menu menu(String id) {
    return menus.stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(FILE + ": no menu " + id));
  }
}
