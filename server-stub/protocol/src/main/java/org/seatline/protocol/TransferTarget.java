package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whom a caller is handed over to, or who is asked about a call. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TransferTarget.Seat.class, name = "seat"),
  @JsonSubTypes.Type(value = TransferTarget.Queue.class, name = "queue"),
  @JsonSubTypes.Type(value = TransferTarget.Outside.class, name = "number")
})
public sealed interface TransferTarget {

  /** One agent. */
  record Seat(String agentId) implements TransferTarget {}

  /** Whoever is free in a queue. */
  record Queue(String queueId) implements TransferTarget {}

  /** A number outside, normalised. */
  record Outside(String number) implements TransferTarget {}
}
