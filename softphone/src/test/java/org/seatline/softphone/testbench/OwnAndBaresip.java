package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.seatline.softphone.media.PcmClip;

/** Our softphone and a baresip that answers by itself, side by side for a class of tests. */
final class OwnAndBaresip implements SideBySide.Both {
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final String USER = "peer";
  private static final String ANSWERS = ";answermode=auto";

  private final OwnPhone own;
  private final Baresip baresip;
  private final PcmClip theirs;

  private OwnAndBaresip(OwnPhone own, Baresip baresip, PcmClip theirs) {
    this.own = own;
    this.baresip = baresip;
    this.theirs = theirs;
  }

  /**
   * Opens both; baresip records what it hears by itself.
   *
   * @param theirs what baresip says in every call, 8 kHz
   * @param flags more of baresip's account
   */
  static OwnAndBaresip open(Path folder, PcmClip theirs, String flags) throws IOException {
    Path microphone = folder.resolve("theirs.wav");
    return open(folder, theirs, flags, BaresipSound.recordedByItself(microphone));
  }

  /** Opens both with another sound. */
  static OwnAndBaresip open(Path folder, PcmClip theirs, String flags, BaresipSound sound)
      throws IOException {
    theirs.save(sound.microphone());
    Baresip baresip = Baresip.start(folder.resolve("baresip"), USER, sound, ANSWERS + flags);
    try {
      return new OwnAndBaresip(OwnPhone.open("own-baresip"), baresip, theirs);
    } catch (IOException e) {
      baresip.close();
      throw e;
    }
  }

  Baresip baresip() {
    return baresip;
  }

  /** We call baresip, and it has answered. */
  OwnCall up(OwnMedia media) throws IOException {
    return own.call(baresip.address(USER), media).awaitUp();
  }

  /** Baresip calls us; the call is not up yet. */
  OwnCall isCalled(OwnMedia media) throws IOException {
    OwnCall call = own.expect(media);
    baresip.dial(own.address());
    return call;
  }

  /** Whether we heard the beginning of what baresip says. */
  void assertHeardHere(String what, OwnCall call, double least) {
    Likeness.assertHeard(what + ", heard by us", theirs, call.heard(), least);
  }

  /** Whether what we heard is any part of what baresip says. */
  void assertPartHeardHere(String what, OwnCall call, double least) {
    Likeness.assertIsPart(what + ", heard by us", call.heard(), theirs, least);
  }

  /** Whether baresip's own recording has the beginning of what was said. */
  void assertHeardThere(String what, PcmClip said, double least) throws IOException {
    Path heard = baresip.recording("dec").orElseThrow();
    Likeness.assertHeard(what + ", heard by baresip", said, PcmClip.load(heard), least);
  }

  @Override
  public void forget() throws IOException {
    baresip.forgetRecordings();
  }

  @Override
  public void awaitQuiet() {
    Await.until(
        "baresip's end of the call",
        LIMIT,
        () -> baresip.count("CALL_CLOSED") >= baresip.count("CALL_ESTABLISHED"));
  }

  @Override
  public void close() throws IOException {
    try (baresip) {
      own.close();
    }
  }
}
