package org.seatline.app.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files as the server sends them. */
final class SampleSound {
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

  private static ByteBuffer tag(ByteBuffer wav, String four) {
    return wav.put(four.getBytes(StandardCharsets.US_ASCII));
  }
}
