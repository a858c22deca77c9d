package org.seatline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {

  @Test
  void namesTheTypeOnTheWire() {
    assertThat(Wire.encode(new SeatMessage.NotReady("break")))
        .isEqualTo("{\"type\":\"not-ready\",\"reason\":\"break\"}");
  }

  @Test
  void bringsAnOfferThroughUnchanged() throws Exception {
    ServerMessage offer =
        new ServerMessage.Offer(
            "o1",
            "c1",
            "+8613800005678",
            "fault",
            List.of("1"),
            41_000,
            15_000,
            Map.of(),
            null,
            new Handover("1002", new LocalizedText("Chen", "陈"), "note", "k1", null),
            new LocalizedText("Chen", "陈"));
    assertThat(Wire.decode(Wire.encode(offer), ServerMessage.class)).isEqualTo(offer);
  }

  @Test
  void bringsAMutationThroughUnchanged() throws Exception {
    var ticket =
        new TicketRecord(
            "t1",
            "",
            "k1",
            "c1",
            "fault",
            "fault",
            3,
            "open",
            Map.of("scope", "home"),
            "1001",
            7,
            null);
    var batch =
        new MutationBatch(
            "store-1",
            List.of(new MutationBatch.Numbered(1, "1001", new Mutation.TicketSubmitted(ticket))));
    assertThat(Wire.decode(Wire.encode(batch), MutationBatch.class)).isEqualTo(batch);
  }

  @Test
  void toleratesFieldsOfANewerPeer() throws Exception {
    assertThat(Wire.decode("{\"type\":\"heartbeat\",\"number\":4,\"new\":1}", SeatMessage.class))
        .isEqualTo(new SeatMessage.Heartbeat(4));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void answersWhatIsNotAMessageWithItsOwnError(String text) {
    assertThatThrownBy(() -> Wire.decode(text, SeatMessage.class))
        .isInstanceOf(MalformedMessageException.class);
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        "null",
        "[]",
        "{",
        "{\"type\":\"nobody-knows\"}",
        "{\"reason\":\"break\"}",
        "[".repeat(200),
        "{\"type\":\"heartbeat\",\"number\":null}");
  }

  @Test
  void hidesPasswordsFromLogs() {
    assertThat(new SignInRequest(1, "1001", "secret", "c", "pc").toString())
        .doesNotContain("secret");
    assertThat(new SipAccount("d", "h", 1, "u", "secret", 60).toString()).doesNotContain("secret");
  }

  /** Every message type has a wire name, and each name is used once. */
  @ParameterizedTest
  @MethodSource("families")
  void namesEveryType(Class<?> family) {
    var types = family.getAnnotation(JsonSubTypes.class).value();
    assertThat(Stream.of(types).map(JsonSubTypes.Type::name)).doesNotHaveDuplicates();
    assertThat(Stream.of(types).map(JsonSubTypes.Type::value))
        .containsExactlyInAnyOrderElementsOf(members(family).toList());
  }

  /** What may stand for a family: records, also those of families within it. */
  private static Stream<Class<?>> members(Class<?> family) {
    return Stream.of(family.getPermittedSubclasses())
        .flatMap(each -> each.isSealed() ? members(each) : Stream.of(each));
  }

  static Stream<Class<?>> families() {
    return Stream.of(SeatMessage.class, ServerMessage.class, Mutation.class);
  }
}
