package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.TicketRecord;

final class SameMatterTest {
  private static final long NOW = 100L * 24 * 3_600_000;
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private final SameMatter matter =
      new SameMatter("new", "c1", "fault", Set.of("城东区 5 栋", "0042917635", "12"));

  private static TicketRecord ticket(
      String id, @Nullable String customer, String state, Map<String, String> fields) {
    return new TicketRecord(
        id, "T1", customer, null, "q", "fault", 1, state, fields, "1001", NOW - DAY_MS, null);
  }

  private static TicketRecord at(TicketRecord t, String form, long createdMs) {
    return new TicketRecord(
        t.id(),
        t.number(),
        t.customerId(),
        null,
        "q",
        form,
        1,
        t.state(),
        t.fields(),
        "1001",
        createdMs,
        null);
  }

  private @Nullable String found(TicketRecord... tickets) {
    return matter.among(List.of(tickets), NOW).map(TicketRecord::id).orElse(null);
  }

  @Test
  void isTheSameCustomersOpenTicketOnTheSameForm() {
    TicketRecord mine = ticket("a", "c1", "open", Map.of());
    assertThat(found(mine)).isEqualTo("a");
    assertThat(found(at(mine, "bills", NOW - DAY_MS))).as("another form").isNull();
    assertThat(found(at(mine, "fault", NOW - SameMatter.RECENT.toMillis()))).isEqualTo("a");
    assertThat(found(at(mine, "fault", NOW - SameMatter.RECENT.toMillis() - 1)))
        .as("too long ago")
        .isNull();
  }

  @Test
  void isNothingThatIsDone() {
    assertThat(found(ticket("a", "c1", "solved", Map.of()), ticket("b", "c1", "closed", Map.of())))
        .isNull();
    assertThat(found(ticket("a", "c1", "waiting", Map.of()))).isEqualTo("a");
  }

  @Test
  void isNotTheTicketItself() {
    assertThat(found(ticket("new", "c1", "open", Map.of()))).isNull();
  }

  @Test
  void isAlsoWhatANeighbourReported() {
    assertThat(found(ticket("a", "c2", "open", Map.of("address", "城东区5栋")))).isEqualTo("a");
    assertThat(found(ticket("a", null, "open", Map.of("meter", "0042917635")))).isEqualTo("a");
    assertThat(found(ticket("a", "c2", "open", Map.of("address", "城西区5栋")))).isNull();
    assertThat(found(ticket("a", "c2", "open", Map.of("floor", "12"))))
        .as("too short to be a place")
        .isNull();
  }

  @Test
  void isTheNewestOfSeveral() {
    TicketRecord old = ticket("a", "c1", "open", Map.of());
    assertThat(found(at(ticket("b", "c1", "open", Map.of()), "fault", NOW - 5), old))
        .isEqualTo("b");
  }
}
