package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param server where the server is when all this is done
 * @param serverTimeMs its wall clock, Unix milliseconds
 * @param results of each mutation that was looked at, in the batch's order
 */
public record MutationResults(
    Verdict verdict, HistoryPoint server, long serverTimeMs, List<Result> results) {
  /** Code of a mutation that was not looked at: an earlier one of its subject was rejected. */
  public static final String DEPENDS_ON_REJECTED = "depends-on-rejected";

  /** Code of a mutation in the open that another person brought. */
  public static final String NOT_AUTHOR = "not-author";

  /** Code of a sealed mutation whose key the server does not have. */
  public static final String SEAL_UNKNOWN_KEY = "seal-unknown-key";

  /** Code of a sealed mutation that does not open, or not as what it was brought. */
  public static final String SEAL_BROKEN = "seal-broken";

  /** Code of a sealed mutation that was not sealed by the person it names. */
  public static final String SEAL_NOT_AUTHOR = "seal-not-author";

  /** Code of a sealed mutation after one of its subject that could not be opened. */
  public static final String SEAL_BEFORE = "seal-before";

  /** Code of a file that no ticket names: its ticket has not come, or was rejected. */
  public static final String UNLISTED_FILE = "unlisted-file";

  private static final Set<String> SEAL_CODES =
      Set.of(SEAL_UNKNOWN_KEY, SEAL_BROKEN, SEAL_NOT_AUTHOR, SEAL_BEFORE);

  /**
   * Whether a code says that the server has not read a mutation. Nothing is written down of it, so
   * that it may come again under its number, sealed anew by its author.
   */
  public static boolean unread(@Nullable String code) {
    return code != null && SEAL_CODES.contains(code);
  }

  /** Of a batch that was taken whole by a server whose place does not matter. */
  public MutationResults(List<Result> results) {
    this(Verdict.TAKEN, HistoryPoint.NONE, 0, results);
  }

  /** What the server thinks of the store that sent the batch. */
  public enum Verdict {
    /** All of it was looked at. */
    @JsonProperty("taken")
    TAKEN,
    /**
     * Nothing was looked at: the server has forgotten some of what the store knows, which has to
     * come first.
     */
    @JsonProperty("forgotten")
    FORGOTTEN,
    /**
     * The store is a copy or an older state of another: it takes a new client id and numbers what
     * waits again, from the first mutation without a result on.
     */
    @JsonProperty("renew")
    RENEW
  }

  /**
   * The outcome of one mutation.
   *
   * @param code why it was rejected, else null
   * @param conflicts fields that kept their value, for somebody to look at
   */
  public record Result(
      long number, Outcome outcome, @Nullable String code, List<Conflict> conflicts) {

    /** Without conflicts. */
    public Result(long number, Outcome outcome, @Nullable String code) {
      this(number, outcome, code, List.of());
    }
  }

  /**
   * Two people wrote into one field, and no rule says who is right.
   *
   * @param yours what this mutation would have written
   * @param theirs what stands there
   */
  public record Conflict(String field, String yours, String theirs) {
    /** Stands for all conflicts of a mutation that another person brought: ask again as author. */
    public static final Conflict FOR_AUTHOR = new Conflict("@for-author", "", "");
  }

  /** Outcome of a mutation. Each of them ends its way through the outbox. */
  public enum Outcome {
    /** Applied now. */
    @JsonProperty("applied")
    APPLIED,
    /** Was applied before; nothing happened now. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** Cannot be applied; it comes back to the agent with the code. */
    @JsonProperty("rejected")
    REJECTED
  }
}
