package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Protocol;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.WithServer;

final class CustomerChangesTest extends WithServer {
  private CustomerTale tale;

  @BeforeEach
  void begin() throws Exception {
    tale = new CustomerTale(server);
  }

  @AfterEach
  void end() {
    tale.close();
  }

  private void refused(Result result, String code) {
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.code()).isEqualTo(code);
  }

  private long audited(String action) {
    return server.count("select count(*) from audit where action = '" + action + "'");
  }

  @Test
  void livesFromMakingToParting() throws Exception {
    tale.wholeLife();
  }

  @Test
  void makesNoRecordTwiceUnderOneId() throws Exception {
    CustomerRecord fresh = CustomerTale.fresh("n-1");
    tale.send(tale.agent, new Mutation.CustomerCreated(fresh, 1));
    refused(tale.send(tale.agent, new Mutation.CustomerCreated(fresh, 2)), "customer-exists");
    assertThat(tale.history(tale.lead, "n-1")).hasSize(1);
  }

  @Test
  void takesNoNumberThatIsNone() throws Exception {
    String field = CustomerField.PHONE + "12";
    refused(tale.send(tale.agent, tale.edit("c1", field + "x", "", "yes")), "bad-number");
    refused(tale.send(tale.agent, tale.edit("c1", "shoe-size", "", "42")), "bad-field");
    refused(
        tale.send(tale.agent, tale.edit("c1", CustomerField.LANGUAGE, "zh", "fr")), "bad-value");
    refused(
        tale.send(tale.agent, tale.edit("c1", CustomerField.NAME_EN, "Zhao Ming", "x".repeat(101))),
        "too-large");
    refused(tale.send(tale.agent, tale.edit("nobody", field, "", "yes")), "bad-number");
    refused(
        tale.send(tale.agent, tale.edit("nobody", CustomerField.NAME_EN, "", "A")),
        "unknown-customer");
  }

  @Test
  void letsTheFirstWriterOfATextStayAndTellsTheSecond() throws Exception {
    Edit first = new Edit(CustomerField.NAME_EN, "Zhao Ming", "Zhao Ming Senior");
    tale.send(tale.lead, new Mutation.CustomerChanged("c1", List.of(first), 1));
    List<Edit> second =
        List.of(
            new Edit(CustomerField.NAME_EN, "Zhao Ming", "Zhao M."),
            new Edit(CustomerField.LANGUAGE, "zh", "en"));
    Result result = tale.send(tale.agent, new Mutation.CustomerChanged("c1", second, 1));
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(result.conflicts())
        .containsExactly(new Conflict(CustomerField.NAME_EN, "Zhao M.", "Zhao Ming Senior"));
    assertThat(tale.customer("c1").name().en()).isEqualTo("Zhao Ming Senior");
    assertThat(tale.customer("c1").language()).isEqualTo("en");
    assertThat(tale.history(tale.agent, "c1"))
        .extracting(line -> line.agentId() + " " + line.about() + " " + line.after())
        .containsExactly("1001 language en", "2001 name.en Zhao Ming Senior");
  }

  @Test
  void letsTwoPeopleAddANumberEach() throws Exception {
    String one = "+8613500001111";
    String other = "+8613500002222";
    tale.send(tale.lead, tale.edit("c1", CustomerField.PHONE + one, "", "yes"));
    tale.send(tale.agent, tale.edit("c1", CustomerField.PHONE + other, "", "yes"));
    assertThat(tale.customer("c1").phones()).contains(one, other);
  }

  @Test
  void letsAgentsProtectAndOnlyLeadsUnprotect() throws Exception {
    String protect = CustomerField.FLAG + "life-support";
    refused(
        tale.send(tale.agent, tale.edit("c2", CustomerField.FLAG + "vip", "", "yes")),
        "not-allowed");
    assertThat(tale.send(tale.agent, tale.edit("c2", protect, "", "yes")).outcome())
        .isEqualTo(Outcome.APPLIED);
    refused(tale.send(tale.agent, tale.edit("c2", protect, "yes", "")), "not-allowed");
    assertThat(tale.customer("c2").flags()).containsExactly("life-support");
    assertThat(tale.send(tale.lead, tale.edit("c2", protect, "yes", "")).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(tale.customer("c2").flags()).isEmpty();
  }

  @Test
  void letsOnlyLeadsMerge() throws Exception {
    var merge = tale.merge("m-1", "c1", "c2");
    refused(tale.send(tale.agent, merge), "not-allowed");
    assertThat(tale.send(tale.lead, merge).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(tale.customer("c1").meters()).hasSize(3);
    refused(tale.send(tale.lead, tale.merge("m-2", "c3", "c2")), "merged-already");
    refused(tale.send(tale.agent, new Mutation.CustomersParted("m-1", "c1", 1)), "not-allowed");
    tale.send(tale.lead, new Mutation.CustomersParted("m-1", "c1", 1));
    refused(tale.send(tale.lead, new Mutation.CustomersParted("m-1", "c1", 1)), "unknown-merge");
    assertThat(tale.customer("c2").meters()).hasSize(2);
  }

  @Test
  void refusesAMergeOfWhatChangedMeanwhileAndOneWithoutAReason() throws Exception {
    Mutation.CustomersMerged seen = tale.merge("m-1", "c1", "c2");
    tale.send(tale.agent, tale.edit("c2", CustomerField.PHONE + "+8613500001111", "", "yes"));
    refused(tale.send(tale.lead, seen), "changed-meanwhile");
    assertThat(tale.customer("c2").mergedInto()).isNull();
    Mutation.CustomersMerged again = tale.merge("m-1", "c1", "c2");
    var silent = new Mutation.CustomersMerged("m-1", "c1", "c2", List.of(), again.seen(), " ", 1);
    refused(tale.send(tale.lead, silent), "reason-needed");
    assertThat(tale.send(tale.lead, again).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(tale.customer("c1").phones()).contains("+8613500001111");
    assertThat(tale.history(tale.agent, "c2"))
        .first()
        .satisfies(
            line -> {
              assertThat(line.act()).isEqualTo("merged");
              assertThat(line.agentId()).isEqualTo("2001");
              assertThat(line.before()).isEqualTo(CustomerTale.REASON);
            });
    assertThat(
            server.count(
                "select count(*) from audit where action = 'customers-merged' and detail = 'c2: "
                    + CustomerTale.REASON
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void leavesTheHistoryOfBothOnBoth() throws Exception {
    tale.send(tale.lead, tale.merge("m-1", "c1", "c2"));
    tale.send(tale.lead, new Mutation.CustomersParted("m-1", "c1", 1));
    for (String id : List.of("c1", "c2")) {
      assertThat(tale.history(tale.agent, id))
          .extracting(line -> line.act() + " " + line.before())
          .containsExactly("parted ", "merged " + CustomerTale.REASON);
    }
  }

  @Test
  void movesTicketsWithTheirCustomer() throws Exception {
    List<String> both =
        Stream.concat(tale.ticketsOf("c1").stream(), tale.ticketsOf("c2").stream())
            .sorted()
            .toList();
    assertThat(both).isNotEmpty();
    tale.send(tale.lead, tale.merge("m-1", "c2", "c1"));
    assertThat(tale.ticketsOf("c2")).isEqualTo(both);
    assertThat(tale.ticketsOf("c1")).isEmpty();
  }

  @Test
  void takesNoMergeBackAfterItsWeek() throws Exception {
    tale.send(tale.lead, tale.merge("m-1", "c1", "c2"));
    server.execute(
        "update customer_merges set merged_ms = merged_ms - " + (Protocol.MERGE_UNDO_MS + 1));
    refused(tale.send(tale.lead, new Mutation.CustomersParted("m-1", "c1", 1)), "too-late");
    assertThat(tale.customer("c2").mergedInto()).isEqualTo("c1");
  }

  @Test
  void writesEachLookAtANumberDownOnceForTheLead() throws Exception {
    Numbered look =
        tale.numbered(
            tale.agent,
            new Mutation.NumberRevealed("r-1", "c1", "call-1", "+8613800005678", "call back", 1));
    tale.send(tale.agent, look);
    assertThat(tale.send(tale.agent, look).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(audited("number-revealed")).isEqualTo(1);
    assertThat(tale.history(tale.lead, "c1"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.act()).isEqualTo("revealed");
              assertThat(line.agentId()).isEqualTo("1001");
              assertThat(line.after()).isEqualTo("call back");
            });
    assertThat(tale.history(tale.agent, "c1")).isEmpty();
  }

  @Test
  void letsOnlyLeadsHearRecordingsAndWritesThatDown() throws Exception {
    String id = "0b5f3f1a-8a34-4c9e-9d7b-2f60a1c3d4e5";
    String path = Protocol.RECORDINGS + "/" + id + Protocol.RECORDING_SOUND;
    assertThat(code(tale.agent, path)).isEqualTo("not-allowed");
    assertThat(code(tale.lead, path)).isEqualTo("unknown-recording");
    assertThat(audited("recording")).isZero();
    byte[] wav = {'R', 'I', 'F', 'F'};
    Files.createDirectories(data.resolve("recordings/0b"));
    Files.write(data.resolve("recordings/0b/" + id + ".wav"), wav);
    server.execute(
        "insert into recordings (id, agent_id, started_ms, duration_ms, sample_rate, channels,"
            + " paused_ms, bytes, sha256, labels, path, complete) values ('"
            + id
            + "', '1001', 0, 1, 8000, 1, 0, 4, '', '{}', '0b/"
            + id
            + ".wav', true)");
    var heard = tale.lead.send(tale.lead.request(path).GET().build());
    assertThat(heard.statusCode()).isEqualTo(200);
    assertThat(heard.body()).isEqualTo("RIFF");
    assertThat(audited("recording")).isEqualTo(1);
  }

  private static String code(TestSeat asks, String path) throws IOException {
    return TestSeat.code(asks.send(asks.request(path).GET().build()));
  }

  @Test
  void asksForAReasonWhereTheCentreWantsOne() throws Exception {
    Mutation look = new Mutation.NumberRevealed("r-1", "c1", null, "+8613800005678", " ", 1);
    refused(tale.send(tale.agent, look), "reason-needed");
    assertThat(audited("number-revealed")).isZero();
  }

  @Test
  void leavesAloneWhatPeopleChangedWhenFilesAreLoadedAgain() throws Exception {
    tale.send(tale.agent, new Mutation.CustomerCreated(CustomerTale.fresh("n-1"), 1));
    tale.send(tale.agent, tale.edit("c1", CustomerField.NAME_EN, "Zhao Ming", "Zhao Ming Senior"));
    tale.send(tale.lead, tale.merge("m-1", "c2", "c3"));
    server.execute("delete from loaded_content where name = 'customers'");
    tale.close();
    server.close();
    server = TestServer.start(data);
    tale = new CustomerTale(server);
    assertThat(tale.customer("n-1")).isEqualTo(CustomerTale.fresh("n-1"));
    assertThat(tale.customer("c1").name().en()).isEqualTo("Zhao Ming Senior");
    assertThat(tale.customer("c3").mergedInto()).isEqualTo("c2");
    assertThat(tale.customer("c2").meters()).hasSize(3);
  }
}
