package org.seatline.app.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seatline.app.session.Desk;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.Role;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** Made-up records for tests of the store. */
final class StoreSamples {
  private StoreSamples() {}

  /** Somebody signs in with the server, by their usual password. */
  static void signIn(LocalStore store, String agentId) {
    store.people().welcome(session(agentId), password(agentId));
    store.agent(agentId);
  }

  static char[] password(String agentId) {
    return ("password of " + agentId).toCharArray();
  }

  static SignInResponse session(String agentId) {
    LocalizedText text = new LocalizedText("Text", "文字");
    return new SignInResponse(
        "token-of-" + agentId,
        new AgentProfile(
            agentId, text, Set.of(Role.AGENT, Role.LEAD), List.of("zh"), List.of("fault")),
        new SipAccount("seatline", "127.0.0.1", 5060, "seat-" + agentId, "sip-secret", 60),
        List.of(new QueueInfo("fault", text, "fault", "fault", 30_000)),
        List.of(),
        List.of(),
        "epoch",
        0,
        1_000,
        5_000,
        Standby.NONE);
  }

  static CustomerRecord customer(String id, String en, String zh, String... phones) {
    return new CustomerRecord(
        id,
        new LocalizedText(en, zh),
        List.of(phones),
        new LocalizedText("12 River Road", "滨江路12号"),
        "zh",
        Set.of(),
        List.of(new CustomerRecord.Meter("MT" + id, new LocalizedText("home", "家"), "home")),
        List.of());
  }

  static Change change(long number, ChangeKind kind, String id, Object body) {
    return new Change(number, kind, id, Wire.mapper().valueToTree(body));
  }

  static Change gone(long number, ChangeKind kind, String id) {
    return new Change(number, kind, id, null);
  }

  static HistoryPoint at(String epoch, long number) {
    return new HistoryPoint(epoch, "run", number);
  }

  /** The first page of a shelf. */
  static FeedPage page(String epoch, Change... changes) {
    return page(Continuity.CONTINUES, epoch, 0, changes);
  }

  static FeedPage page(Continuity continuity, String epoch, long asked, Change... changes) {
    long last = changes.length == 0 ? asked : changes[changes.length - 1].number();
    return new FeedPage(at(epoch, last), continuity, asked, last, false, List.of(changes));
  }

  static ObjectNode article(String id, String en, String zh, String body) {
    ObjectNode article = Wire.mapper().createObjectNode();
    article.put("id", id);
    article.putObject("title").put("en", en).put("zh", zh);
    article.putArray("tags").add("tag-" + id);
    article.putObject("body").put("en", body).put("zh", body);
    return article;
  }

  static TicketRecord ticket(String id, String customerId) {
    return new TicketRecord(
        id,
        "",
        customerId,
        "call-1",
        "fault",
        "fault",
        1,
        "open",
        Map.of("scope", "home"),
        "1001",
        1_000,
        null);
  }

  static Desk.Draft draft(String id, String text) {
    ObjectNode content = Wire.mapper().createObjectNode();
    content.put("note", text);
    return new Desk.Draft(id, "call-1", "fault", content, System.currentTimeMillis());
  }
}
