package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whom a caller is handed over to, or who is asked about a call.
 *
 * @param id an agent, a queue or a normalised number
 */
public record TransferTo(Kind kind, String id) {

  /** What the id names. */
  public enum Kind {
    @JsonProperty("seat")
    SEAT,
    @JsonProperty("queue")
    QUEUE,
    @JsonProperty("number")
    NUMBER
  }

  public static TransferTo seat(String agentId) {
    return new TransferTo(Kind.SEAT, agentId);
  }

  /** A number outside the centre, E.164 with the plus sign. */
  public static TransferTo number(String number) {
    return new TransferTo(Kind.NUMBER, number);
  }

  public static TransferTo queue(String queueId) {
    return new TransferTo(Kind.QUEUE, queueId);
  }
}
