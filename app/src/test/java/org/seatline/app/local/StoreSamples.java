package org.seatline.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatline.app.session.Desk;
import org.seatline.protocol.AgentProfile;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.Role;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.SipAccount;
import org.seatline.protocol.Standby;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.protocol.seal.SealingKeyPair;

/** Made-up records for tests of the store. */
final class StoreSamples {
  /** The key pair of the server that lets people in here. */
  static final SealingKeyPair SERVER = SealingKeyPair.generate(new SecureRandom());

  private StoreSamples() {}

  /** Somebody signs in with the server, by their usual password. */
  static void signIn(LocalStore store, String agentId) {
    signIn(store, session(agentId));
  }

  static void signIn(LocalStore store, SignInResponse session) {
    String agentId = session.agent().agentId();
    store.people().welcome(session, password(agentId));
    store.agent(agentId);
  }

  static char[] password(String agentId) {
    return ("password of " + agentId).toCharArray();
  }

  /** The same for somebody who may see drills. */
  static SignInResponse trainer(String agentId) {
    SignInResponse agent = session(agentId);
    AgentProfile profile = agent.agent();
    return agent.withCentre(
        new SignInResponse.Centre(
            new AgentProfile(
                agentId,
                profile.name(),
                Set.of(Role.TRAINER),
                profile.languages(),
                profile.queueIds()),
            agent.queues(),
            agent.reasons(),
            agent.dispositions(),
            agent.rules()));
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
        Standby.NONE,
        SeatRules.USUAL,
        sealing(SERVER, agentId));
  }

  /** What a server with this key pair gives somebody to seal by. */
  static Sealing sealing(SealingKeyPair server, String agentId) {
    String key = Base64.getEncoder().encodeToString(server.publicKey());
    return new Sealing(
        new Sealing.ServerKey(key.substring(0, 16), key),
        new Sealing.AuthorKey(
            "store-of-the-sign-in", Base64.getEncoder().encodeToString(secret(agentId))),
        new Sealing.DeliveryPermit("permit-token", 1L << 60));
  }

  /** Somebody's author key. */
  static byte[] secret(String agentId) {
    return ("author " + agentId).getBytes(StandardCharsets.UTF_8);
  }

  /** What the server finds in a box that this agent sealed. */
  static Optional<Mutation> opened(SealingKeyPair server, SealedMutation sealed) {
    return AuthoredBox.open(sealed.box(), server, sealed.name().about(sealed.agentId()))
        .filter(box -> box.by(secret(sealed.agentId())))
        .map(AuthoredBox.Opened::text)
        .map(json -> Json.read(json, Mutation.class));
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

  /** Brings a page into the store, which must take it. */
  static void apply(LocalStore store, FeedPage page) {
    ChangeShelf shelf =
        page.changes().isEmpty() ? ChangeShelf.RECORDS : page.changes().getFirst().kind().shelf();
    assertThat(store.copy().apply(shelf, page, store.copy().known()).join()).isTrue();
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
