package org.seatline.app.ticket;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.script.ScriptData;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;

/** Gathers what is known of a talk under the names that scripts use. */
final class TalkData {
  private final Map<String, LocalizedText> values = new HashMap<>();
  private final Map<String, LocalizedText> words = new HashMap<>();

  /** What conditions and placeholders may ask for. */
  static ScriptData of(
      SeatSnapshot.@Nullable Person person,
      String queueId,
      String callerNumber,
      @Nullable CustomerRecord customer,
      TicketViewModel ticket) {
    var data = new TalkData();
    data.addCall(person, queueId, callerNumber);
    data.addCustomer(customer);
    ticket.fields().forEach(data::addField);
    return new ScriptData(data.values, data.words);
  }

  private void addCall(SeatSnapshot.@Nullable Person person, String queueId, String callerNumber) {
    put("call", "number", callerNumber);
    words.put("call" + '.' + "number", same(PhoneMask.text(person, callerNumber)));
    if (person == null) {
      return;
    }
    put("agent", "id", person.agent().agentId());
    put("agent", "name", person.agent().name());
    var queue = person.queues().get(queueId);
    if (queue != null) {
      put("call", "menu", queue.name());
    }
  }

  private void addCustomer(@Nullable CustomerRecord customer) {
    put("customer", "known", Boolean.toString(customer != null));
    addFlag("vip", "vip", customer);
    addFlag("lifeSupport", "life-support", customer);
    addFlag("doNotCall", "do-not-call", customer);
    if (customer == null) {
      return;
    }
    put("customer", "id", customer.id());
    put("customer", "name", customer.name());
    put("customer", "address", customer.address());
    if (!customer.meters().isEmpty()) {
      put("meter", "number", customer.meters().getFirst().number());
    }
    customer.bills().stream()
        .max(
            Comparator.comparing((CustomerRecord.Bill bill) -> !bill.paid())
                .thenComparing(CustomerRecord.Bill::month))
        .ifPresent(this::addBill);
  }

  private void addBill(CustomerRecord.Bill bill) {
    put("bill", "amount", bill.amount());
    put("bill", "month", bill.month());
    words.put("bill" + '.' + "month", spoken(bill.month()));
  }

  /** {@code 2026-10} as one says it; anything else as it is. */
  private static LocalizedText spoken(String month) {
    if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
      return same(month);
    }
    YearMonth yearMonth = YearMonth.parse(month);
    String english = yearMonth.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return new LocalizedText(
        english + " " + yearMonth.getYear(),
        yearMonth.getYear() + "年" + yearMonth.getMonthValue() + "月");
  }

  private void addFlag(String name, String flag, @Nullable CustomerRecord customer) {
    put("customer", name, Boolean.toString(customer != null && customer.flags().contains(flag)));
  }

  private void addField(FieldModel field) {
    String id = field.field().id();
    put("ticket", id, field.value());
    field
        .field()
        .option(field.value())
        .ifPresent(option -> words.put("ticket" + '.' + id, option.label()));
  }

  private void put(String group, String name, String value) {
    put(group, name, same(value));
  }

  private void put(String group, String name, LocalizedText value) {
    values.put(group + '.' + name, value);
  }

  private static LocalizedText same(String text) {
    return new LocalizedText(text, text);
  }
}
