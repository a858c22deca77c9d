package org.seatline.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedPageReaderTest {
  private static final HistoryPoint HERE = new HistoryPoint("epoch", "run", 9);

  /** Longer than the parser's buffer, with characters of one to four bytes. */
  private static FeedPage large() {
    List<Change> changes = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      var body = JsonNodeFactory.instance.objectNode().put("id", "c" + i);
      body.put("name", "整栋楼 \"quoted\" \\ \n é 😀".repeat(i % 7));
      body.putArray("bills").add(i).addObject().put("kwh", "}{,]");
      changes.add(new Change(i, ChangeKind.CUSTOMER, "c" + i, body));
    }
    changes.add(new Change(501, ChangeKind.TICKET, "t1", null));
    return new FeedPage(HERE, Continuity.FRESH, 0, 501, true, changes);
  }

  @Test
  void readsWhatTheServerWritesAndLeavesBodiesAsTheyCame() throws Exception {
    FeedPage sent = large();
    FeedPage read = FeedPageReader.read(Wire.encode(sent));
    assertThat(Wire.decode(Wire.encode(read), FeedPage.class)).isEqualTo(sent);
    for (int i = 0; i < 500; i++) {
      assertThat(FeedPageReader.text(Objects.requireNonNull(read.changes().get(i).body())))
          .isEqualTo(String.valueOf(sent.changes().get(i).body()));
    }
    assertThat(read.changes().getLast().body()).isNull();
  }

  @Test
  void passesOverWhatANewerServerSays() throws Exception {
    String json =
        "{\"later\":{\"a\":[1]},\"changes\":[{\"later\":[{}],\"body\": [1, {\"a\" : 2}] ,"
            + "\"id\":\"c1\",\"kind\":\"customer\",\"number\":7}, {\"id\":\"f1\","
            + "\"kind\":\"form\",\"number\":8,\"body\":12}],\"server\":"
            + Wire.encode(HERE)
            + ",\"continuity\":"
            + Wire.encode(Continuity.CONTINUES)
            + "}";
    FeedPage read = FeedPageReader.read(json);
    assertThat(FeedPageReader.text(Objects.requireNonNull(read.changes().getFirst().body())))
        .isEqualTo("[1, {\"a\" : 2}]");
    assertThat(FeedPageReader.text(Objects.requireNonNull(read.changes().getLast().body())))
        .isEqualTo("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}",
        "{\"changes\":[]}",
        "{\"changes\":{}}",
        "{\"changes\":[3]}",
        "{\"upTo\":\"far\"}",
        "{\"changes\":[{\"number\":1,\"kind\":\"customer\",\"id\":\"c1\",\"body\":{\"a\":}}]}",
        "{\"changes\":[{\"number\":1,\"kind\":\"planet\",\"id\":\"c1\"}]}",
        "{\"changes\":[{\"number\":1,\"kind\":\"customer\"}]}",
      })
  void refusesWhatIsNoPage(String json) {
    assertThatThrownBy(() -> FeedPageReader.read(json))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void refusesAPageThatWasCutOffAnywhere() {
    FeedPage page = large();
    String json = Wire.encode(page);
    for (int end = 0; end < json.length(); end += 397) {
      String part = json.substring(0, end);
      assertThatThrownBy(() -> FeedPageReader.read(part))
          .isInstanceOf(MalformedMessageException.class);
    }
  }
}
