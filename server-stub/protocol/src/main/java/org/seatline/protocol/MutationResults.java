package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each mutation of a batch, in its order. */
public record MutationResults(List<Result> results) {

  /**
   * The outcome of one mutation.
   *
   * @param code why it was rejected, else null
   */
  public record Result(long number, Outcome outcome, @Nullable String code) {}

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
