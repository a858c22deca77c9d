package org.seatline.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon a ticket wants to be done. */
public enum TicketPriority {
  LOW("low"),
  NORMAL("normal"),
  HIGH("high"),
  URGENT("urgent");

  private final String wire;

  TicketPriority(String wire) {
    this.wire = wire;
  }

  /** As it stands in a {@link TicketRecord}. */
  public String wire() {
    return wire;
  }

  /** The priority that is written so; none when there is no such priority. */
  public static Optional<TicketPriority> of(String wire) {
    return Stream.of(values()).filter(priority -> priority.wire.equals(wire)).findFirst();
  }

  /** All priorities as they are written, the least first. */
  public static List<String> names() {
    return Stream.of(values()).map(TicketPriority::wire).toList();
  }
}
