package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.protocol.SeatStateName;

/**
 * The command apply-config as a process of its own, beside a server with calls in it: one caller is
 * in the menu, one waits.
 */
@Timeout(240)
final class ApplyConfigTest {
  private static final String NUMBER = "0710555060";
  private static final String BILLS_KEY = "2";

  /** Knows no bills, until the files say otherwise. */
  private static final String AGENT = "1004";

  private static final int OK = 0;
  private static final int MISTAKES = 3;
  private static final long EVENT_MAX_MS = 60_000;

  @TempDir Path folder;

  private CallCentre centre;
  private CentreFolder files;

  @BeforeEach
  void open() throws IOException {
    files =
        CentreFolder.copy(folder.resolve("centre"))
            .change("menu.json", root -> first(root.path("menus")).put("digitTimeoutMs", 60_000));
    centre = CallCentre.open(folder, files);
  }

  @Test
  void takesEffectInARunningServerAndLosesNobody() throws Exception {
    try (CallCentre open = centre) {
      DeskSeat seat = DeskSeat.signIn(open, AGENT, folder);
      seat.seat().ready();
      seat.await(s -> s.state().name() == SeatStateName.READY, EVENT_MAX_MS, "not ready");
      CallerPhone waiting = choose(1);
      CallerPhone inMenu = centre.owning(CallerPhone.dial(NUMBER + 2, centre.trunk()));
      inMenu.awaitMenu();
      String music = waiting.remote();

      refusesWrongFiles();
      assertThat(seat.seat().snapshot().state().name()).isEqualTo(SeatStateName.READY);
      assertThat(waiting.remote()).isEqualTo(music);

      appliesRightOnes();
      assertThat(seat.awaitRinging(EVENT_MAX_MS).number()).endsWith(NUMBER.substring(1) + 1);
      seat.answer(EVENT_MAX_MS);
      waiting.awaitMoved(music, EVENT_MAX_MS);
      inMenu.press(BILLS_KEY);
      CallerPhone later = choose(3);
      later.hearing().awaitMore(500);
      waiting.hangUp();
      seat.finishWrapUp(EVENT_MAX_MS);
      assertThat(seat.awaitRinging(EVENT_MAX_MS).number()).endsWith(NUMBER.substring(1) + 2);
      for (CallerPhone caller : List.of(inMenu, later)) {
        assertThat(caller.over()).isFalse();
        caller.hangUp();
        caller.awaitEnd(EVENT_MAX_MS);
      }
    }
    try (Books books = Books.open(centre.server().data())) {
      assertAgrees(books);
    }
  }

  private CallerPhone choose(int caller) throws IOException, InterruptedException {
    return centre.owning(CallerPhone.choose(NUMBER + caller, centre.trunk(), BILLS_KEY));
  }

  private ChildProcess apply(String language) throws IOException, InterruptedException {
    String data = centre.server().data().toString();
    return centre.command("apply-config", "--data", data, "--lang", language);
  }

  private void refusesWrongFiles() throws IOException, InterruptedException {
    Path queues = files.file("queues.json");
    String right = Files.readString(queues);
    Files.writeString(queues, right.replace("\"skill\": \"bills\"", "\"skill\": \"gas\""));
    String place = "queues.json line " + lineOf(queues, "\"gas\"") + " /queues/1/skill: ";
    String skills = "bills, complaint, connection, fault, general";
    assertMistake("en", place + "no such skill; there are " + skills);
    assertMistake("zh", place + "没有这个技能；现有：" + skills);
    Files.writeString(queues, right);
  }

  private static int lineOf(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new IOException(file + " has no " + text);
  }

  private void assertMistake(String language, String mistake)
      throws IOException, InterruptedException {
    ChildProcess command = apply(language);
    assertThat(command.lines(line -> true)).contains(mistake);
    assertThat(command.process().exitValue()).isEqualTo(MISTAKES);
  }

  /** One more agent knows bills; the menu's key for bills leads to the general queue. */
  private void appliesRightOnes() throws IOException, InterruptedException {
    files.change(
        "people.json",
        root -> {
          for (JsonNode person : root.path("people")) {
            if (person.path("id").asText().equals(AGENT)) {
              ((ArrayNode) person.path("skills")).addObject().put("skill", "bills").put("level", 2);
            }
          }
        });
    files.change(
        "menu.json",
        root -> {
          for (JsonNode option : first(root.path("menus")).path("options")) {
            if (option.path("digit").asText().equals(BILLS_KEY)) {
              ((ObjectNode) option).put("queue", "general");
            }
          }
        });
    ChildProcess command = apply("en");
    assertThat(command.lines(line -> true))
        .as("what the command says")
        .startsWith("Version 2 is in force:")
        .anyMatch(line -> line.contains("skill Bills none → 2"));
    assertThat(command.process().exitValue()).isEqualTo(OK);
    assertThat(centre.server().process().process().isAlive()).isTrue();
  }

  private static ObjectNode first(JsonNode array) {
    return (ObjectNode) array.path(0);
  }

  private static void assertAgrees(Books books) throws IOException {
    assertThat(books.number("select count(*) from calls where closed_ms is not null")).isEqualTo(3);
    assertThat(queued(books, 1, "bills")).isOne();
    assertThat(queued(books, 2, "bills")).as("by the menu that the call began with").isOne();
    assertThat(queued(books, 3, "general")).as("by the new menu").isOne();
    assertThat(books.number("select count(*) from call_segments")).isEqualTo(3);
  }

  private static long queued(Books books, int caller, String queue) throws IOException {
    return books.number(
        "select count(*) from call_segments s join calls c on c.call_id = s.call_id"
            + " where s.queue_id = '"
            + queue
            + "' and c.caller_number like '%"
            + NUMBER.substring(1)
            + caller
            + "'");
  }
}
