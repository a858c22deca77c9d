package org.seatline.app.returned;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.session.CameBack.Item;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketRecord;

/** Things that came back. */
public final class CameBackSamples {
  /** The open ticket of the known customer. */
  public static final String TICKET = "t-4711";

  private CameBackSamples() {}

  /** A ticket on the fault form, which the server did not take. */
  public static Item ticket(long number, String code, Language language) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean zh = language == Language.ZH;
    fields.put("meter", "0042917635");
    fields.put("address", zh ? "城东区滨江花园 5 栋 2 单元 302 室" : "Room 302, Unit 2, Building 5");
    fields.put("landmark", zh ? "小学东门对面的变压器" : "the transformer opposite the school");
    fields.put("dangerKind", "none");
    fields.put("scope", "building");
    fields.put("since", "19:30");
    fields.put("callbackNumber", "+8613800005678");
    fields.put(
        "description",
        zh
            ? "客户家中有呼吸机，备用电池约可用 4 小时，请优先处理并在恢复前致电。"
            : "There is a ventilator in the house; its battery lasts about 4 hours. Please call"
                + " before power comes back.");
    TicketRecord record =
        new TicketRecord(
            "t-" + number,
            "",
            "c-1",
            "call-9",
            "fault",
            "fault",
            1,
            "open",
            fields,
            "1001",
            1,
            null);
    return item(number, new Mutation.TicketSubmitted(record), code);
  }

  /** A change that depends on {@link #ticket}. */
  public static Item follower(long number, long ticket, Edit... edits) {
    return item(
        number,
        new Mutation.TicketChanged("t-" + ticket, List.of(edits), 1),
        MutationResults.DEPENDS_ON_REJECTED);
  }

  /** A note that the server did not take. */
  public static Item note(long number, String code, String text) {
    return item(number, new Mutation.NoteAdded("n-" + number, "c-1", text, 1), code);
  }

  /** A change of the open ticket, of which these fields are in conflict. */
  public static Item conflict(long number, List<Edit> edits, Conflict... conflicts) {
    return new Item(
        number,
        new Mutation.TicketChanged(TICKET, edits, 1),
        null,
        List.of(conflicts),
        System.currentTimeMillis() - 120_000,
        false);
  }

  private static Item item(long number, Mutation mutation, @Nullable String code) {
    return new Item(number, mutation, code, List.of(), System.currentTimeMillis() - 300_000, false);
  }
}
