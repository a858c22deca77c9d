package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.seatline.softphone.media.PcmClip;

/** Our softphone and a linphonec that answers by itself, side by side for a class of tests. */
final class OwnAndLinphone implements SideBySide.Both {
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final int TALK_MS = 2800;

  /** More than other sounds reach; Opus keeps the sound rather than the wave. */
  private static final double LIKE = 0.7;

  private final OwnPhone own;
  private final Linphone linphone;
  private final PcmClip theirs;

  private OwnAndLinphone(OwnPhone own, Linphone linphone, PcmClip theirs) {
    this.own = own;
    this.linphone = linphone;
    this.theirs = theirs;
  }

  /**
   * Opens both.
   *
   * @param theirs what linphonec says, over and over
   */
  static OwnAndLinphone open(
      Path folder, PcmClip theirs, Linphone.Keys keys, Linphone.Encryption encryption)
      throws IOException {
    Path microphone = folder.resolve("theirs.wav");
    theirs.save(microphone);
    Linphone linphone = Linphone.start(folder.resolve("linphone"), microphone, keys, encryption);
    try {
      return new OwnAndLinphone(OwnPhone.open("own-linphone"), linphone, theirs);
    } catch (IOException e) {
      linphone.close();
      throw e;
    }
  }

  Linphone linphone() {
    return linphone;
  }

  /** We call linphonec, and it has answered. */
  OwnCall up(OwnMedia media) throws IOException {
    return own.call(linphone.address(), media).awaitUp();
  }

  /** Linphonec calls us; the call is not up yet. */
  OwnCall isCalled(OwnMedia media) throws IOException {
    OwnCall call = own.expect(media);
    linphone.tell("call " + own.address());
    return call;
  }

  /**
   * Both speak; what each heard is judged.
   *
   * @param recording that linphonec was told to make of this call
   */
  void talkAndJudge(String what, OwnCall call, Path recording, PcmClip ours) throws IOException {
    call.listenAnew();
    call.speak(ours);
    call.hear(TALK_MS);
    call.hangUp();
    Likeness.assertIsPart(what + ", heard by us", call.heard(), theirs, LIKE);
    PcmClip there = PcmClip.load(recording); // of the whole call
    Likeness.assertHeardAnywhere(what + ", heard by linphonec", ours, there, LIKE);
  }

  @Override
  public void forget() {
    // Every call has a recording of its own.
  }

  @Override
  public void awaitQuiet() {
    Await.until(
        "linphonec's end of the call",
        LIMIT,
        () -> linphone.count(" ended ") >= linphone.count(" connected"));
  }

  @Override
  public void close() throws IOException {
    try (linphone) {
      own.close();
    }
  }
}
