package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;

final class TicketSearchModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final List<TicketRecord> opened = new ArrayList<>();
  private final TicketSearchModel model =
      new TicketSearchModel(seat, new Messages(Language.EN), InstantSource.system(), opened::add);

  private List<String> numbers() {
    return model.found().stream().map(TicketSearchModel.Line::number).toList();
  }

  private static TicketSearchModel.Choice choice(List<TicketSearchModel.Choice> all, String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void findsByNumberWordsAndCustomer() {
    model.textProperty().set("#4711");
    assertThat(numbers()).containsExactly("4711");
    model.textProperty().set("home");
    assertThat(numbers()).containsExactly("4711", "4188");
    model.textProperty().set("王芳");
    assertThat(numbers()).as("whose tickets they are").containsExactly("4711", "4188");
    model.textProperty().set("nothing of the kind");
    assertThat(numbers()).isEmpty();
    assertThat(model.summaryProperty().get()).startsWith("0 found among the 2 tickets");
  }

  @Test
  void findsByStateQueueTimeAndWhoDoesIt() {
    model.stateProperty().set(choice(model.states(), TicketQuery.UNFINISHED));
    assertThat(numbers()).containsExactly("4711");
    model.stateProperty().set(choice(model.states(), ""));
    model.queueProperty().set(choice(model.queues(), "bills"));
    assertThat(numbers()).containsExactly("4188");
    model.queueProperty().set(choice(model.queues(), ""));
    model.daysProperty().set(choice(model.times(), "7"));
    assertThat(numbers()).containsExactly("4711");
    model.daysProperty().set(choice(model.times(), ""));
    seat.desk()
        .tickets
        .replaceAll(
            ticket ->
                ticket.number().equals("4711")
                    ? ticket.with(ticket.handled().with(Edit.ASSIGNEE, "1001"), ticket.dueAtMs())
                    : ticket);
    model.assigneeProperty().set(choice(model.assignees(), "1001"));
    assertThat(numbers()).containsExactly("4711");
    model.assigneeProperty().set(choice(model.assignees(), TicketQuery.NOBODY));
    assertThat(numbers()).containsExactly("4188");
  }

  @Test
  void opensWhatIsChosen() {
    model.search();
    model.open(model.found().getLast());
    assertThat(opened).extracting(TicketRecord::number).containsExactly("4188");
  }
}
