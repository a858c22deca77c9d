package org.seatline.installer.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** Types tickets that belong to no call, one after another, and submits them. */
final class KillSeatTyping {
  /** What is typed, over and over: Chinese as an input method gives it, and English. */
  private static final List<String> PHRASES =
      List.of("客户来电反映停电", "meter 42 hums, ", "已联系抢修班。", "call back after 5 pm. ");

  /** Of no call at all: the talk's own coordinator leaves it alone. */
  private static final String NO_CALL = "";

  private static final String QUEUE = "general";
  private static final int KEYS_MIN = 8;
  private static final int KEYS_MORE = 40;

  private final Seat seat;
  private final KillSeatWords words;
  private final Random random;
  private @Nullable String draftId;
  private String text = "";
  private int left;
  private int typed;

  KillSeatTyping(Seat seat, KillSeatWords words, Random random) {
    this.seat = seat;
    this.words = words;
    this.random = random;
  }

  /** What comes next of what such an agent types. */
  static String next(int typed) {
    String phrase = PHRASES.get(typed / 7 % PHRASES.size());
    return phrase.substring(typed % phrase.length(), typed % phrase.length() + 1);
  }

  /** Goes on with a draft of the process before, as a person would. */
  void goOnWith(List<Desk.Draft> drafts) {
    drafts.stream()
        .filter(draft -> draft.callId().equals(NO_CALL))
        .findFirst()
        .ifPresent(
            draft -> {
              draftId = draft.draftId();
              text = KillSeatWords.text(draft);
              left = 1 + random.nextInt(KEYS_MORE);
            });
  }

  /** One key, or the submission. */
  void key() {
    String mine = draftId;
    if (mine == null) {
      mine = UUID.randomUUID().toString();
      draftId = mine;
      text = "";
      left = KEYS_MIN + random.nextInt(KEYS_MORE);
    }
    if (left-- > 0) {
      String key = next(typed++);
      words.key(mine, key);
      text += key;
      seat.desk().saveDraft(new Desk.Draft(mine, NO_CALL, QUEUE, content(), now()));
    } else {
      draftId = null;
      submit(mine);
    }
  }

  private void submit(String id) {
    words.handing(id);
    TicketRecord ticket =
        new TicketRecord(
            id, "", null, null, QUEUE, QUEUE, 1, "open", fields(), agent(), now(), null);
    var _ = seat.desk().submitTicket(ticket, id).thenRun(() -> words.safe(id));
  }

  private String agent() {
    var person = seat.snapshot().person();
    return person == null ? "" : person.agent().agentId();
  }

  private Map<String, String> fields() {
    return Map.of("topic", "other", KillSeatWords.FIELD, text);
  }

  private ObjectNode content() {
    ObjectNode content = Wire.mapper().createObjectNode();
    content.put("formId", QUEUE).put("formVersion", 1).put("queueId", QUEUE);
    ObjectNode fields = content.putObject("fields");
    fields().forEach(fields::put);
    return content;
  }

  private static long now() {
    return Clock.systemUTC().millis();
  }
}
