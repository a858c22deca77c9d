package org.seatline.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.Protocol;

/** What a seat gets ahead of the feed, and how long answers travel. */
final class RecentCallersTest extends WithSeat {
  private static final String RECORDS = Protocol.CHANGES + "?shelf=records";

  @Test
  void bringsThoseOfThePersonsQueuesCustomersFirst() throws IOException {
    FeedPage recent = seat.get(Protocol.RECENT, FeedPage.class);
    FeedPage all = seat.get(RECORDS, FeedPage.class);
    assertThat(recent.continuity()).isEqualTo(Continuity.CONTINUES);
    assertThat(recent.server()).isEqualTo(all.server());
    assertThat(recent.changes()).isNotEmpty().isSubsetOf(all.changes()).doesNotHaveDuplicates();
    assertThat(recent.changes().getFirst().kind()).isEqualTo(ChangeKind.CUSTOMER);
    assertThat(recent.changes())
        .extracting(change -> change.kind())
        .contains(ChangeKind.CONTACT)
        .doesNotContain(ChangeKind.SCRIPT);
  }

  @Test
  void tellsThatItHasForgottenWhoAsksFromAnotherHistory() throws IOException {
    FeedPage page = seat.get(Protocol.RECENT + "?epoch=other&run=r&known=7", FeedPage.class);
    assertThat(page.continuity()).isEqualTo(Continuity.FORGOTTEN);
    assertThat(page.changes()).isEmpty();
  }

  @Test
  void answersNobodyWithoutASession() throws IOException {
    HttpRequest stranger = HttpRequest.newBuilder(server.uri(Protocol.RECENT)).build();
    assertThat(seat.send(stranger).statusCode()).isEqualTo(401);
  }

  @Test
  void packsLongAnswersForWhoeverReadsThat() throws Exception {
    String plain = new String(body("identity", false), StandardCharsets.UTF_8);
    assertThat(body("gzip;q=0", false)).asString(StandardCharsets.UTF_8).isEqualTo(plain);
    byte[] packed = body("br, gzip", true);
    assertThat(packed.length).isLessThan(plain.length() / 2);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(plain);
  }

  private byte[] body(String accepts, boolean packed) throws IOException, InterruptedException {
    HttpRequest request = seat.request(RECORDS).header("Accept-Encoding", accepts).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      assertThat(response.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(packed);
      return response.body();
    }
  }
}
