package org.seatline.softphone.testbench;

import java.io.IOException;
import java.nio.file.Path;
import org.seatline.softphone.media.PcmClip;

/**
 * Our softphone and a baresip that plays what it hears into a virtual headset, whose earpiece is
 * recorded: its own recordings end with the first re-INVITE.
 */
final class BaresipAtHeadset implements SideBySide.Both {
  private static final int TALK_MS = 2800;

  /** What may still be on its way to the loudspeaker when we have finished. */
  private static final int UNDER_WAY_MS = 700;

  private static final int EAR_BYTES_PER_MS = 32;

  /** More than other sounds reach; Opus keeps the sound rather than the wave. */
  private static final double LIKE = 0.7;

  private final Path folder;
  private final VirtualHeadset headset;
  private final OwnAndBaresip both;
  private int recordings;

  private BaresipAtHeadset(Path folder, VirtualHeadset headset, OwnAndBaresip both) {
    this.folder = folder;
    this.headset = headset;
    this.both = both;
  }

  /** Opens them. */
  static BaresipAtHeadset open(Path folder, PcmClip theirs, String flags) throws IOException {
    Peers.require("baresip");
    VirtualHeadset headset = VirtualHeadset.start(folder.resolve("h"));
    try {
      BaresipSound sound = BaresipSound.played(folder.resolve("theirs.wav"), headset);
      return new BaresipAtHeadset(
          folder, headset, OwnAndBaresip.open(folder, theirs, flags, sound));
    } catch (IOException e) {
      headset.close();
      throw e;
    }
  }

  Baresip baresip() {
    return both.baresip();
  }

  OwnCall up(OwnMedia media) throws IOException {
    return both.up(media);
  }

  /** Both speak; judges what was heard on both sides, and hangs up. */
  void talkAndJudge(String what, OwnCall call, PcmClip ours) throws IOException {
    recordings++;
    Path ear = folder.resolve("ear-" + recordings + ".wav");
    try (Child recording = headset.recordEar(ear)) {
      awaitRecorded(ear, 1, recording);
      call.listenAnew();
      call.speak(ours);
      call.hear(TALK_MS);
      awaitRecorded(ear, size(ear) / EAR_BYTES_PER_MS + UNDER_WAY_MS, recording);
    }
    call.hangUp();
    both.assertPartHeardHere(what, call, LIKE);
    Likeness.assertHeard(what + ", heard by baresip", ours, PcmClip.load(ear), LIKE);
  }

  private static void awaitRecorded(Path ear, long ms, Child recording) {
    Await.until(
        "the ear's recording: " + recording.output(),
        OwnAndBaresip.LIMIT,
        () -> size(ear) > ms * EAR_BYTES_PER_MS);
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  @Override
  public void forget() throws IOException {
    both.forget();
  }

  @Override
  public void awaitQuiet() {
    both.awaitQuiet();
  }

  @Override
  public void close() throws IOException {
    try (headset) {
      both.close();
    }
  }
}
