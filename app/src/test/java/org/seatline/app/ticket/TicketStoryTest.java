package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.TicketEvent;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/** What became of a ticket, in words. */
final class TicketStoryTest {
  private static final TicketEvent FIRST =
      new TicketEvent(
          1_000,
          "1002",
          List.of(
              new Edit(Edit.STATE, "closed", "open"),
              new Edit(Edit.PRIORITY, "normal", "urgent"),
              new Edit("landmark", "", "the school")));
  private static final TicketEvent NUMBERS =
      new TicketEvent(
          500,
          "1001",
          List.of(
              new Edit("callbackNumber", "", "139 1111 2222"),
              new Edit("landmark", "", "ask for 138 0000 5678")));
  private static final TicketEvent SECOND =
      new TicketEvent(2_000, "1003", List.of(new Edit("gone", "a", "b")));

  private boolean numbers;
  private final FakeSeat seat = FakeSeat.atWork();

  private List<String> told(Language language) {
    Messages messages = new Messages(language);
    var customer = new CustomerViewModel(seat, messages);
    var ticket = new TicketViewModel(seat, messages);
    new DeskCoordinator(seat, messages, customer, new ScriptViewModel(seat, messages), ticket);
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    FormDocument form = Objects.requireNonNull(ticket.formProperty().get());
    TicketRecord before = Objects.requireNonNull(ticket.changes());
    TicketHandling told =
        (numbers ? before.handled().and(NUMBERS) : before.handled()).and(FIRST).and(SECOND);
    List<NumberVeil> veils = new ArrayList<>();
    ticket.veil().lay(form, veils::add);
    return new TicketStory(messages, veils.getFirst(), ticket.followUps()::words)
        .lines(form, before.with("closed", Map.of()).with(told, null)).stream()
            .map(TicketStory.Line::what)
            .toList();
  }

  @Test
  void saysWhoChangedWhatWithTheNewestFirst() {
    assertThat(told(Language.EN))
        .containsExactly(
            "1003  gone: a → b",
            "1002  State: closed → open; Priority: normal → urgent;"
                + " Landmark: empty → the school");
  }

  @Test
  void saysItInChinese() {
    assertThat(told(Language.ZH).getLast()).contains("已关闭 → 待处理").contains("普通 → 紧急");
  }

  @Test
  void hidesNumbersFromWhoeverMayNotReadThem() {
    numbers = true;
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    assertThat(told(Language.EN).getLast())
        .contains("Call back on: empty → 139 **** 2222")
        .contains("Landmark: empty → ask for 138 **** 5678")
        .doesNotContain("13911112222");
  }
}
