package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
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
  public record Conflict(String field, String yours, String theirs) {}

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
