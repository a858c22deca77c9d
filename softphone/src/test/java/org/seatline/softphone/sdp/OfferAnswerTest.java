package org.seatline.softphone.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferAnswerTest {
  private static final LocalMedia LOCAL = LocalMedia.g711("127.0.0.1", 40_000, 7);
  private static final String OFFER =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      m=audio 5004 RTP/AVP 18 0 8 96
      a=rtpmap:96 telephone-event/8000
      a=fmtp:96 0-15
      a=ptime:40
      """;

  private static SessionDescription parsed(String text) {
    return ((SdpParse.Parsed) SdpParser.parse(text)).session();
  }

  private static OfferAnswer.Answer.Agreed answer(String offer) {
    return (OfferAnswer.Answer.Agreed)
        OfferAnswer.answer(parsed(offer), LOCAL, Direction.SENDRECV, 2);
  }

  @Test
  void keepsTheOffersPayloadTypesAndOrder() {
    var agreed = answer(OFFER);
    assertThat(agreed.media().codec()).isEqualTo(PayloadFormat.PCMU);
    assertThat(agreed.media().sendEventPayloadType()).isEqualTo(96);
    assertThat(agreed.media().ptimeMs()).isEqualTo(40);
    assertThat(agreed.media().remotePort()).isEqualTo(5_004);
    assertThat(agreed.answer().text()).contains("m=audio 40000 RTP/AVP 0 8 96\r\n");
  }

  @ParameterizedTest
  @CsvSource({"sendonly,recvonly", "recvonly,sendonly", "inactive,inactive", "sendrecv,sendrecv"})
  void answersADirectionWithItsCounterpart(String offered, String answered) {
    String text = answer(OFFER + "a=" + offered + "\r\n").answer().text();
    assertThat(text).contains("a=" + answered + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=sendonly", "a=sendonly\n", "a=sendonly\r\n"})
  void readsADirectionOnTheLastLineWithWhateverEnd(String last) {
    assertThat(answer(OFFER + last).media().direction()).isEqualTo(Direction.RECVONLY);
  }

  @Test
  void takesTheZeroAddressForAHold() {
    var agreed = answer(OFFER.replace("c=IN IP4 192.0.2.1", "c=IN IP4 0.0.0.0"));
    assertThat(agreed.media().direction().sends()).isFalse();
  }

  @Test
  void refusesVideoAndKeepsTheNumberOfStreams() {
    String both = OFFER + "m=video 5006 RTP/AVP 31\r\n";
    var media = answer(both).answer().media();
    assertThat(media).hasSize(2);
    assertThat(media.get(1).port()).isZero();
  }

  @Test
  void findsNothingInCommon() {
    String foreign = OFFER.replace("18 0 8 96", "18 96");
    assertThat(OfferAnswer.answer(parsed(foreign), LOCAL, Direction.SENDRECV, 1))
        .isInstanceOf(OfferAnswer.Answer.NothingInCommon.class);
  }

  @Test
  void bothSidesAgreeOnTheSame() {
    SessionDescription offer = OfferAnswer.offer(LOCAL, Direction.SENDRECV, 1);
    LocalMedia other = LocalMedia.g711("127.0.0.2", 50_000, 8);
    var agreed =
        (OfferAnswer.Answer.Agreed)
            OfferAnswer.answer(parsed(offer.text()), other, Direction.SENDRECV, 1);
    MediaAgreement ours = OfferAnswer.agreed(offer, parsed(agreed.answer().text())).orElseThrow();
    assertThat(ours.codec()).isEqualTo(agreed.media().codec());
    assertThat(ours.remotePort()).isEqualTo(50_000);
    assertThat(agreed.media().remotePort()).isEqualTo(40_000);
    assertThat(ours.sendEventPayloadType()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v=1\r\n", "v=0\r\nm=audio x RTP/AVP 0", "hello", "v=0\r\no=- 1"})
  void saysWhatIsMalformed(String text) {
    assertThat(SdpParser.parse(text)).isInstanceOf(SdpParse.Malformed.class);
  }
}
