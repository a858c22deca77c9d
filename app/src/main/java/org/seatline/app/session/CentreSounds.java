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

  /** The sound of a WAV file with its wave form. */
  static Reply<WaveForm.Sound> withWaveForm(Reply<byte[]> file) {
    return switch (read(file)) {
      case Reply.Ok<PcmClip>(PcmClip clip) ->
          new Reply.Ok<>(new WaveForm.Sound(clip, WaveForm.of(clip)));
      case Reply.Refused<PcmClip>(int status, String code) -> new Reply.Refused<>(status, code);
      case Reply.Unreachable<PcmClip>(String why) -> new Reply.Unreachable<>(why);
    };
  }
}
