package org.seatline.softphone.codec;

import java.util.Map;

/**
 * A speech codec as RTP and SDP see it. Implementations are stateless and shared; the state of one
 * direction of one leg lives in the {@link Encoder} or {@link Decoder} made for it.
 */
public interface Codec {
  /** Encoding name as in SDP's {@code a=rtpmap}, upper case. */
  String name();

  /** Samples per second of the PCM that the codec takes and gives: the leg runs at this rate. */
  int sampleRate();

  /** Clock rate of RTP timestamps and of {@code a=rtpmap}, in Hz; differs for G.722 (RFC 3551). */
  int rtpClockRate();

  /** Payload type assigned by RFC 3551, or -1 where it is always dynamic. */
  int staticPayloadType();

  /**
   * The codec as the other end asks to be sent it.
   *
   * @param parameters of its {@code a=fmtp}, by name in small letters
   */
  default Codec suiting(Map<String, String> parameters) {
    return this;
  }

  /** A fresh encoder for one outgoing stream. */
  Encoder newEncoder();

  /** A fresh decoder for one incoming stream. */
  Decoder newDecoder();

  /** Largest payload in bytes that {@code samples} samples can become. */
  int maxPayloadBytes(int samples);

  /** One outgoing stream. Used by one thread at a time. */
  interface Encoder {
    /** Encodes {@code length} mono samples and returns the number of bytes written to out. */
    int encode(short[] pcm, int length, byte[] out, int offset);

    /**
     * Tells what share of its packets the other end loses, from its receiver reports; a codec with
     * in-band redundancy sends more of it.
     *
     * @param percent 0 to 100
     */
    default void expectLoss(int percent) {}
  }

  /** One incoming stream. Used by one thread at a time. */
  interface Decoder {
    /**
     * Decodes one payload.
     *
     * @return samples written to {@code pcm} from index {@code pcmOffset}; never more than fit
     */
    int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset);

    /**
     * Makes up what a packet that did not come would have held, from what came before it.
     *
     * @param samples wanted
     * @return samples written, or 0 where the codec has no concealment of its own
     */
    default int conceal(int samples, short[] pcm, int pcmOffset) {
      return 0;
    }

    /** Whether this payload tells of the packet before it (in-band FEC); changes no state. */
    default boolean tellsLost(byte[] payload, int offset, int length) {
      return false;
    }

    /**
     * Decodes what this payload tells of the packet before it, which did not come (in-band FEC).
     * The payload itself is decoded afterwards.
     *
     * @param samples that the lost packet held
     * @return samples written, or 0 where the payload tells nothing of it
     */
    default int decodeLost(
        byte[] payload, int offset, int length, int samples, short[] pcm, int pcmOffset) {
      return 0;
    }
  }
}
