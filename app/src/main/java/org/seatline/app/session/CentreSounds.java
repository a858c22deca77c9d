package org.seatline.app.session;

import java.io.IOException;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.WavFile;

/** Sounds that came from the server. */
final class CentreSounds {
  private static final int UNREADABLE_STATUS = 200;

  private CentreSounds() {}

  /** The sound of a WAV file, if it is one. */
  static Reply<PcmClip> read(Reply<byte[]> file) {
    return switch (file) {
      case Reply.Ok<byte[]>(byte[] bytes) -> {
        try {
          yield new Reply.Ok<>(WavFile.parse(bytes, "sound").mono());
        } catch (IOException e) {
          yield new Reply.Refused<>(UNREADABLE_STATUS, "unreadable-sound");
        }
      }
      case Reply.Refused<byte[]>(int status, String code) -> new Reply.Refused<>(status, code);
      case Reply.Unreachable<byte[]>(String why) -> new Reply.Unreachable<>(why);
    };
  }
}
