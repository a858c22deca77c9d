package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.Masked;
import org.seatline.app.session.TicketFilter;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
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

  private static TicketChoices.Choice choice(List<TicketChoices.Choice> all, String id) {
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
    model.stateProperty().set(choice(model.choices().states(), TicketQuery.UNFINISHED));
    assertThat(numbers()).containsExactly("4711");
    model.stateProperty().set(choice(model.choices().states(), ""));
    model.queueProperty().set(choice(model.choices().queues(), "bills"));
    assertThat(numbers()).containsExactly("4188");
    model.queueProperty().set(choice(model.choices().queues(), ""));
    model.daysProperty().set(choice(model.choices().times(), "7"));
    assertThat(numbers()).containsExactly("4711");
    model.daysProperty().set(choice(model.choices().times(), ""));
    seat.desk()
        .tickets
        .replaceAll(
            ticket ->
                ticket.number().equals("4711")
                    ? ticket.with(ticket.handled().with(Edit.ASSIGNEE, "1001"), ticket.dueAtMs())
                    : ticket);
    model.assigneeProperty().set(choice(model.choices().assignees(), "1001"));
    assertThat(numbers()).containsExactly("4711");
    model.assigneeProperty().set(choice(model.choices().assignees(), TicketQuery.NOBODY));
    assertThat(numbers()).containsExactly("4188");
  }

  private TicketSearchModel.Line line(String number) {
    model.search();
    return model.found().stream()
        .filter(each -> each.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhoseItIsAndHowItStands() {
    TicketSearchModel.Line open = line("4711");
    assertThat(open.customer()).isEqualTo("Wang Fang");
    assertThat(open.form()).isEqualTo("Fault report");
    assertThat(open.due()).startsWith("by ");
    assertThat(open.who()).isEqualTo("Nobody");
    assertThat(line("4188").due()).as("of a closed ticket").isEmpty();
  }

  @Test
  void saysWhatIsOverdueAndWhoHasIt() {
    seat.desk()
        .tickets
        .replaceAll(
            ticket ->
                ticket.with(
                    ticket.handled().with(Edit.ASSIGNEE, "1009"), System.currentTimeMillis() - 1));
    assertThat(line("4711").due()).startsWith("overdue ");
    assertThat(line("4711").who()).isEqualTo("1009");
    seat.desk().tickets.replaceAll(ticket -> ticket.of(null));
    assertThat(line("4711").customer()).isEqualTo("No customer");
    seat.desk().tickets.replaceAll(ticket -> ticket.of("c-unknown"));
    assertThat(line("4711").customer()).isEqualTo("Not on this computer");
  }

  @Test
  void showsTheNumberOfACustomerWithoutANameAsThisPersonSeesIt() {
    CustomerRecord known = seat.desk().customers.getFirst();
    seat.desk()
        .customers
        .set(
            0,
            new CustomerRecord(
                known.id(),
                new LocalizedText("", ""),
                known.phones(),
                known.address(),
                known.language(),
                known.flags(),
                known.meters(),
                known.bills(),
                null));
    assertThat(line("4711").customer())
        .isEqualTo(Masked.shown(seat.snapshot().person(), known.phones().getFirst()));
  }

  @Test
  void opensWhatIsChosen() {
    model.search();
    model.open(model.found().getLast());
    assertThat(opened).extracting(TicketRecord::number).containsExactly("4188");
  }

  @Test
  void savesAQuestionAndAsksItAgain() {
    SavedFilters saved = model.saved();
    model.textProperty().set("home");
    model.queueProperty().set(choice(model.choices().queues(), "bills"));
    assertThat(model.suggestedName()).isEqualTo("home, Bills");
    saved.name();
    assertThat(saved.namingProperty().get()).isTrue();
    saved.save("  Bills of homes ");
    assertThat(saved.namingProperty().get()).isFalse();
    model.ask(model.choices().usual().getFirst());
    assertThat(model.stateProperty().get().id()).isEqualTo(TicketQuery.UNFINISHED);
    assertThat(model.textProperty().get()).isEmpty();
    TicketFilter again = saved.own().getFirst();
    assertThat(again.name()).isEqualTo("Bills of homes");
    model.ask(again);
    assertThat(numbers()).containsExactly("4188");
    assertThat(saved.askedProperty().get().asksAs(again)).isTrue();
    assertThat(seat.desk().ticketFilters).containsExactly(again);
  }

  @Test
  void replacesOneOfTheSameNameAndRefusesTooManyAndNone() {
    SavedFilters saved = model.saved();
    for (int i = 1; i <= TicketFilter.SAVED_MAX; i++) {
      model.textProperty().set("word" + i);
      saved.save("Filter " + i);
    }
    model.textProperty().set("other");
    saved.save("FILTER 3");
    assertThat(saved.own()).hasSize(TicketFilter.SAVED_MAX);
    assertThat(saved.own().get(2).text()).isEqualTo("other");
    saved.save("One more");
    assertThat(saved.troubleProperty().get()).isEqualTo("ticket.search.save.too-many");
    saved.remove(saved.own().getFirst());
    saved.save(" ");
    assertThat(saved.troubleProperty().get()).isEqualTo("ticket.search.save.no-name");
    saved.save("One more");
    assertThat(saved.own()).extracting(TicketFilter::name).contains("One more").hasSize(12);
  }

  @Test
  void takesAChoiceThatIsThereNoMoreAsAny() {
    model.ask(new TicketFilter("Old", "", "", "closed-queue", "", "90"));
    assertThat(model.queueProperty().get().id()).isEmpty();
    assertThat(numbers()).containsExactly("4711", "4188");
  }

  @Test
  void saysWhenItCouldNotBeKept() {
    seat.desk().keepingFails = true;
    model.saved().save("Mine");
    assertThat(model.saved().troubleProperty().get()).isEqualTo("ticket.search.save.not-kept");
    assertThat(model.saved().own()).hasSize(1);
  }
}
