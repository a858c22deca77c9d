package org.seatline.softphone.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers and answers with Opus, G.722 and telephone-event on two clocks. */
class WidebandTest {
  private static final LocalMedia LOCAL = LocalMedia.wideband("127.0.0.1", 40_000, 7);
  private static final LocalMedia OTHER = LocalMedia.wideband("127.0.0.2", 50_000, 8);

  private static final String HEAD =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      """;

  private static SessionDescription parsed(String text) {
    return ((SdpParse.Parsed) SdpParser.parse(text)).session();
  }

  private static OfferAnswer.Answer.Agreed answer(String media) {
    return (OfferAnswer.Answer.Agreed)
        OfferAnswer.answer(parsed(HEAD + media), LOCAL, Direction.SENDRECV, 2);
  }

  private static Optional<MediaAgreement> agreed(String answer) {
    SessionDescription offer = OfferAnswer.offer(LOCAL, Direction.SENDRECV, 1);
    return OfferAnswer.agreed(offer, parsed(HEAD + answer));
  }

  private static List<Integer> types(List<PayloadFormat> formats) {
    return formats.stream().map(PayloadFormat::payloadType).toList();
  }

  @Test
  void offersEveryCodecBestFirst() {
    String offer = OfferAnswer.offer(LOCAL, Direction.SENDRECV, 1).text();

    assertThat(offer)
        .contains("m=audio 40000 RTP/AVP 111 9 8 0 101 110\r\n")
        .contains("a=rtpmap:111 opus/48000/2\r\n")
        .contains("a=fmtp:111 useinbandfec=1; minptime=10\r\n")
        .contains("a=rtpmap:9 G722/8000\r\n")
        .contains("a=rtpmap:101 telephone-event/8000\r\n")
        .contains("a=rtpmap:110 telephone-event/48000\r\n");
  }

  @Test
  void twoOfUsAgreeOnOpusAndKeysOnItsClock() {
    SessionDescription offer = OfferAnswer.offer(LOCAL, Direction.SENDRECV, 1);
    var answer =
        (OfferAnswer.Answer.Agreed)
            OfferAnswer.answer(parsed(offer.text()), OTHER, Direction.SENDRECV, 1);
    MediaAgreement ours = OfferAnswer.agreed(offer, parsed(answer.answer().text())).orElseThrow();

    assertThat(ours.codec().encoding()).isEqualTo("opus");
    assertThat(answer.media().codec()).isEqualTo(ours.codec());
    assertThat(ours.formats().events()).contains(PayloadFormat.telephoneEvent(110, 48_000));
    assertThat(types(ours.formats().receives())).containsExactly(111, 9, 8, 0, 101, 110);
    assertThat(ours.formats()).isEqualTo(answer.media().formats());
  }

  @Test
  void answersInTheOrderAndWithTheNumbersOfTheOfferButWithOurParameters() {
    var agreed =
        answer(
            """
            m=audio 5004 RTP/AVP 0 96 9 8 97
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 maxplaybackrate=16000;stereo=1; MaxAverageBitrate = 20000 ;usedtx=1
            a=rtpmap:97 telephone-event/48000
            """);

    assertThat(agreed.answer().text())
        .contains("m=audio 40000 RTP/AVP 0 96 9 8 97\r\n")
        .contains("a=fmtp:96 useinbandfec=1; minptime=10\r\n");
    assertThat(agreed.media().codec()).isEqualTo(PayloadFormat.PCMU);
    assertThat(agreed.media().formats().events()).as("48000 Hz do not go with G.711").isEmpty();
    assertThat(agreed.media().formats().sends().get(1).parameterMap())
        .isEqualTo(
            Map.of(
                "maxplaybackrate", "16000",
                "stereo", "1",
                "maxaveragebitrate", "20000",
                "usedtx", "1"));
  }

  @Test
  void pressesKeysOnTheOldClockWhereOpusComesWithThatAlone() {
    var agreed =
        answer(
            """
            m=audio 5004 RTP/AVP 96 101
            a=rtpmap:96 opus/48000/2
            a=rtpmap:101 telephone-event/8000
            """);

    assertThat(agreed.media().codec().payloadType()).isEqualTo(96);
    assertThat(agreed.media().formats().events()).map(PayloadFormat::clockRate).contains(8_000);
  }

  @ParameterizedTest
  @CsvSource({"96 101,101", "96 101 102,102", "96 102 101,102", "0 102 101,101"})
  void choosesTheEventsOfTheCodecsClock(String formats, int expected) {
    var agreed =
        answer(
            "m=audio 5004 RTP/AVP "
                + formats
                + """

                a=rtpmap:96 opus/48000/2
                a=rtpmap:101 telephone-event/8000
                a=rtpmap:102 telephone-event/48000
                """);

    assertThat(agreed.media().sendEventPayloadType()).isEqualTo(expected);
  }

  @Test
  void sendsByThePeersNumbersAndReceivesByOurs() {
    MediaAgreement media =
        agreed(
                """
                m=audio 5004 RTP/AVP 101 97 8
                a=rtpmap:101 OPUS/48000/2
                a=rtpmap:97 telephone-event/8000
                """)
            .orElseThrow();

    assertThat(media.codec().payloadType()).isEqualTo(101);
    assertThat(media.sendEventPayloadType()).isEqualTo(97);
    assertThat(types(media.formats().receives()))
        .as("ours, then those of theirs that mean nothing here: 101 are keys")
        .containsExactly(111, 8, 101, 97);
    assertThat(media.formats().receives().get(2).isTelephoneEvent()).isTrue();
  }

  @Test
  void takesAnAnswerWithoutMapsAsOurOfferMeantIt() {
    MediaAgreement media = agreed("m=audio 5004 RTP/AVP 111 101\r\n").orElseThrow();

    assertThat(media.codec().encoding()).isEqualTo("opus");
    assertThat(media.sendEventPayloadType()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"opus/48000", "opus/48000/1", "OPUS/48000/2", "Opus / 48000 / 2"})
  void knowsOpusHoweverItIsWritten(String map) {
    assertThat(answer("m=audio 5004 RTP/AVP 96\r\na=rtpmap:96 " + map).media().codec())
        .matches(f -> f.encoding().equalsIgnoreCase("opus"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=rtpmap:9 G722/8000", "a=rtpmap:9 G722/16000", "a=rtpmap:9 g722/8000/1"})
  void knowsG722HoweverItIsWritten(String map) {
    assertThat(answer("m=audio 5004 RTP/AVP 9\r\n" + map).media().codec())
        .isEqualTo(PayloadFormat.G722);
  }

  @ParameterizedTest
  @CsvSource({
    "'',20",
    "a=ptime:40,40",
    "a=ptime:60,60",
    "a=maxptime:40,20",
    "'a=ptime:60\na=maxptime:40',40",
    "'a=maxptime:10',10",
    "a=ptime:0,20",
    "a=ptime:x,20",
    "'a=ptime:60\na=maxptime:x',60"
  })
  void sendsPacketsAsLongAsThePeerAsksFor(String lines, int ms) {
    assertThat(answer("m=audio 5004 RTP/AVP 8\n" + lines).media().ptimeMs()).isEqualTo(ms);
    assertThat(agreed("m=audio 5004 RTP/AVP 8\n" + lines).orElseThrow().ptimeMs()).isEqualTo(ms);
  }

  @Test
  void keepsTheNumbersOfASessionInItsLaterOffers() {
    var agreed =
        answer(
            """
            m=audio 5004 RTP/AVP 101 98
            a=rtpmap:101 opus/48000/2
            a=rtpmap:98 telephone-event/48000
            """);

    LocalMedia later = LOCAL.withTypesOf(agreed.media().formats().receives());

    String offer = OfferAnswer.offer(later, Direction.SENDONLY, 3).text();
    assertThat(types(later.formats()).subList(0, 4)).containsExactly(101, 9, 8, 0);
    assertThat(offer)
        .contains("a=rtpmap:101 opus/48000/2\r\n")
        .contains("a=rtpmap:98 telephone-event/48000\r\n")
        .contains("a=rtpmap:96 telephone-event/8000\r\n");
    assertThat(types(later.formats())).doesNotHaveDuplicates();
    assertThat(later.withTypesOf(agreed.media().formats().receives())).isEqualTo(later);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:96 opus\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:96 /48000/2\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:96 ///\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:96\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:999999999999 opus/48000/2\r\n",
        "m=audio 5004 RTP/AVP 96\r\na=rtpmap:96 opus/-48000/2\r\n",
        "m=audio 5004 RTP/AVP 128 300 -1 x\r\n",
        "m=audio 5004 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n",
        "m=audio 0 RTP/AVP 8\r\n",
        "m=video 5004 RTP/AVP 8\r\n"
      })
  void findsNothingInWhatMakesNoSense(String media) {
    assertThat(OfferAnswer.answer(parsed(HEAD + media), LOCAL, Direction.SENDRECV, 1))
        .isInstanceOf(OfferAnswer.Answer.NothingInCommon.class);
    assertThat(agreed(media.replace("96", "97"))).isEmpty();
  }

  @Test
  void takesTheFirstOfTwoMapsAndOfTwoEqualNumbers() {
    var agreed =
        answer(
            """
            m=audio 5004 RTP/AVP 96 96 96 8
            a=rtpmap:96 opus/48000/2
            a=rtpmap:96 telephone-event/8000
            a=fmtp:96 cbr=1
            a=fmtp:96 cbr=0
            """);

    assertThat(types(agreed.media().formats().sends())).containsExactly(96, 8);
    assertThat(agreed.media().codec().parameterMap()).isEqualTo(Map.of("cbr", "1"));
  }

  @Test
  void looksAtNoMoreThanSomeParameters() {
    String many = "a=1;".repeat(10_000) + "useinbandfec=1";
    var agreed = answer("m=audio 5004 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 " + many);

    assertThat(agreed.media().codec().parameterMap()).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void readsThousandsOfLinesAndNumbersInLittleTime() {
    var text = new StringBuilder(HEAD).append("m=audio 5004 RTP/AVP");
    text.append(" 96".repeat(5_000)).append("\r\na=rtpmap:96 opus/48000/2\r\n");
    while (text.length() < SdpParser.TEXT_MAX_CHARS - 20) {
      text.append("a=rtpmap:97 x/1\r\n");
    }

    long began = System.nanoTime();
    var answer = OfferAnswer.answer(parsed(text.toString()), LOCAL, Direction.SENDRECV, 1);

    assertThat(answer).isInstanceOf(OfferAnswer.Answer.Agreed.class);
    assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
  }
}
