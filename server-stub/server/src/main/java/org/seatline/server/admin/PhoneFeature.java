package org.seatline.server.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A feature code: what an agent at a plain SIP phone dials, and what follows.
 *
 * @param code for example {@code *12}
 * @param reason why not ready, of {@code centre.json}; empty where none is needed
 * @param prompt key of what is said when it is done; a tone when there is no such prompt
 */
public record PhoneFeature(String code, Does does, String reason, String prompt) {
  /** Prompt for a code that cannot be followed now, for example no wrap-up to finish. */
  public static final String REFUSED_PROMPT = "phone-refused";

  /** Prompt for a code that there is not. */
  public static final String UNKNOWN_PROMPT = "phone-unknown-code";

  /** What a code does. */
  public enum Does {
    /** Ready; ends a wrap-up, takes back what was to happen after the call. */
    READY("*11"),
    NOT_READY("*12"),
    FINISH_WRAP_UP("*13"),
    EXTEND_WRAP_UP("*14"),
    /** Not ready after this call. */
    LAST_CALL("*15"),
    SIGN_OUT("*16");

    private final String usualCode;

    Does(String usualCode) {
      this.usualCode = usualCode;
    }

    /** Whether it needs a reason. */
    boolean wantsReason() {
      return this == NOT_READY || this == LAST_CALL;
    }

    /** The prompt unless another one is given. */
    String usualPrompt() {
      return "phone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The codes of a centre that names none: {@code *11} to {@code *16}.
   *
   * @param reason why agents are not ready
   */
  public static List<PhoneFeature> usual(String reason) {
    return Arrays.stream(Does.values())
        .map(
            does ->
                new PhoneFeature(
                    does.usualCode, does, does.wantsReason() ? reason : "", does.usualPrompt()))
        .toList();
  }
}
