package org.seatline.server.telephony;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.HeaderText;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.IncomingCall;
import org.seatline.softphone.testbench.Await;

/** A phone at a number outside the centre, behind a caller's trunk. */
final class OutsidePhone implements CallListener {
  static final int MEDIA_PORT = 39_994;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private volatile @Nullable IncomingCall ringing;
  private volatile boolean over;
  private volatile int remotePort;
  private int version = 1;

  OutsidePhone(TestCaller trunk) {
    trunk.onDialled(this::ring);
  }

  private void ring(IncomingCall call) {
    call.listen(this);
    call.ring();
    ringing = call;
  }

  private IncomingCall rings() {
    Await.until("the number outside rings", LIMIT, () -> ringing != null);
    IncomingCall call = ringing;
    if (call == null) {
      throw new AssertionError("it rang");
    }
    return call;
  }

  /** The number that was dialled. */
  String dialled() {
    return HeaderText.user(HeaderText.uri(rings().invite().headers().firstOr("To", "")));
  }

  /** Whether the INVITE carries a header of ours that is nobody else's business. */
  boolean wasToldOf(String header) {
    return !rings().invite().headers().firstOr(header, "").isEmpty();
  }

  void answer() {
    take(rings().offer(), rings()::answer);
  }

  void refuse(int status) {
    rings().reject(status);
  }

  void hangUp() {
    rings().call().hangUp();
  }

  boolean over() {
    return over;
  }

  /** Port of the media that it was told last. */
  int remotePort() {
    return remotePort;
  }

  private void take(@Nullable String offer, java.util.function.Consumer<String> answer) {
    SessionDescription theirs = SdpRelay.parse(offer);
    LocalMedia here = LocalMedia.g711(TestFrontDoor.HOST, MEDIA_PORT, 1);
    if (theirs == null
        || !(OfferAnswer.answer(theirs, here, Direction.SENDRECV, version++)
            instanceof OfferAnswer.Answer.Agreed agreed)) {
      throw new AssertionError("not an offer: " + offer);
    }
    answer.accept(agreed.answer().text());
    remotePort = theirs.audio().orElseThrow().port();
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    take(offer, call::answerReinvite);
  }

  @Override
  public void ended(Call call, CallEnd end) {
    over = true;
  }
}
