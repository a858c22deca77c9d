package org.seatline.app.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files as the server sends them. */
public final class SampleSound {
  private static final int RATE = 8_000;
  private static final int HEADER_BYTES = 44;

  private SampleSound() {}

  /** So many seconds of silence: 16 bits, mono, 8 kHz. */
  static byte[] wav(int seconds) {
    int data = seconds * RATE * 2;
    ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + data).order(ByteOrder.LITTLE_ENDIAN);
    tag(wav, "RIFF").putInt(HEADER_BYTES - 8 + data);
    tag(wav, "WAVE");
    tag(wav, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
    tag(wav, "data").putInt(data);
    return wav.array();
  }

  /** So many seconds in which somebody seems to speak: louder and softer, with pauses. */
  public static byte[] talk(int seconds) {
    byte[] wav = wav(seconds);
    ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < seconds * RATE; i++) {
      double at = (double) i / RATE;
      double loud = Math.max(0, Math.sin(at * 1.7) + 0.4 * Math.sin(at * 4.1));
      samples.putShort(HEADER_BYTES + 2 * i, (short) (14_000 * loud * Math.sin(at * 900)));
    }
    return wav;
  }

  private static ByteBuffer tag(ByteBuffer wav, String four) {
    return wav.put(four.getBytes(StandardCharsets.US_ASCII));
  }
}
