package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import org.seatline.installer.demo.Books;

/** What the server has to have of the shift that {@link ShiftTest} acts. */
record ShiftBooks(Books books, String known, String newName) {
  static final String KNOWN_EN = "19000000002";
  static final String KNOWN_ZH = "19000000001";
  static final String SHARED = "19000000003";
  static final String UNKNOWN = "13800009901";
  static final String VIP = "19000000005";
  static final String WRONG = "13800009902";
  static final String ANGRY = "19000000007";
  static final String HANDED = "19000000008";
  static final String HANDED_CUSTOMER = "c00008";
  static final String DROPPED = "19000000010";
  static final String WHILE_OPEN = "07105550109";
  static final String SOLVED = "solved";

  private static final int CALLS = 10;

  void judge() {
    assertAll(
        this::judgeCalls,
        this::judgeTickets,
        this::judgeCustomer,
        this::judgeHandOver,
        this::judgeStates);
  }

  private void judgeCalls() throws IOException {
    assertThat(books.calls())
        .hasSize(CALLS)
        .allSatisfy(
            call -> {
              assertThat(call.agentId()).isNotEmpty();
              assertThat(call.wrapUps()).isPositive();
              assertThat(call.recording()).as("recording of " + call).isNotNull().isNotEmptyFile();
            });
    assertThat(
            books.texts(
                "select w.disposition from wrap_ups w join calls c on c.call_id = w.call_id"
                    + " where w.agent_id = '1001' order by c.arrived_ms"))
        .containsExactly(
            "solved",
            "info-given",
            "gen-suggestion",
            "info-given",
            "wrong-number",
            "comp-handed",
            "transferred",
            "dropped",
            "info-given",
            "info-given");
    assertThat(
            books.number(
                "select count(*) from call_segments s join calls c on c.call_id = s.call_id"
                    + " where s.hold_ms > 0 and c.caller_number = '"
                    + books.calls().getFirst().callerNumber()
                    + "'"))
        .as("the known caller was on hold")
        .isPositive();
  }

  private void judgeTickets() throws IOException {
    assertThat(
            books.texts(
                "select t.customer_id || ' ' || t.form_id || ' ' || t.state from tickets t join"
                    + " calls c on c.call_id = t.call_id where t.customer_id like 'c0%'"
                    + " order by c.arrived_ms, t.created_ms"))
        .containsExactly(
            customer() + " general open",
            "c00004 general open",
            "c00006 general open",
            "c00007 complaint open",
            HANDED_CUSTOMER + " general " + SOLVED,
            customer() + " general open",
            customer() + " general open",
            "c00009 general open");
    assertThat(books.texts("select fields from tickets where customer_id = '" + customer() + "'"))
        .as("what was written while it rang")
        .anyMatch(fields -> fields.contains("Wang Fang"));
    assertThat(books.texts("select fields from tickets where form_id = 'complaint'"))
        .anyMatch(fields -> fields.contains("A date that holds") && fields.contains("2026-11-20"));
  }

  private String customer() {
    return known.equals(KNOWN_EN) ? "c00002" : "c00001";
  }

  private void judgeCustomer() throws IOException {
    String name = "name_en = '" + newName + "' or name_zh = '" + newName + "'";
    assertThat(
            books.texts(
                "select p.phone from customers c join phones p on p.customer_id = c.id where "
                    + name))
        .singleElement()
        .asString()
        .endsWith(UNKNOWN);
    assertThat(
            books.texts(
                "select t.fields from tickets t join customers c on c.id = t.customer_id where "
                    + name))
        .singleElement()
        .asString()
        .contains("A night line, please");
    assertThat(
            books.number(
                "select count(*) from customer_history h join customers c on c.id = h.customer_id"
                    + " where h.agent_id = '1001' and ("
                    + name
                    + ")"))
        .isPositive();
  }

  private void judgeHandOver() throws IOException {
    assertThat(
            books.texts(
                "select s.agent_id from call_segments s join calls c on c.call_id = s.call_id"
                    + " where c.caller_number like '%"
                    + HANDED.substring(1)
                    + "' and s.answered_ms is not null order by s.segment"))
        .containsExactly("1001", "1002");
    assertThat(
            books.texts(
                "select h.agent_id from ticket_history h join tickets t on t.id = h.ticket_id where"
                    + " t.customer_id = '"
                    + HANDED_CUSTOMER
                    + "' and h.field = '@state' and h.after_value = '"
                    + SOLVED
                    + "'"))
        .containsExactly("1002");
  }

  private void judgeStates() throws IOException {
    assertThat(
            books.texts(
                "select state || ' ' || reason from seat_intervals where agent_id = '1001' order by"
                    + " since_ms, effect_id"))
        .contains("not-ready signed-in", "not-ready break")
        .filteredOn(interval -> interval.startsWith("talking"))
        .hasSize(CALLS);
    assertThat(books.number("select count(*) from sessions where agent_id = '1001'"))
        .as("nobody is signed in")
        .isZero();
  }
}
