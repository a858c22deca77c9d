package org.seatline.softphone.srtp;

import java.util.Optional;

/** The crypto suites of SDES that are spoken here (RFC 4568 section 6.2, RFC 7714 section 14.2). */
public enum SrtpSuite {
  AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10),

  /** Short tags on RTP only: those of RTCP stay whole (RFC 4568 section 6.2.2). */
  AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10),

  AEAD_AES_128_GCM(16, 12, 16, 16),

  AEAD_AES_256_GCM(32, 12, 16, 16);

  /** Most bytes by which RTCP grows: the longest tag and the index. */
  public static final int GROWTH_BYTES_MAX = 20;

  private final int keyBytes;
  private final int saltBytes;
  private final int rtpTagBytes;
  private final int rtcpTagBytes;

  SrtpSuite(int keyBytes, int saltBytes, int rtpTagBytes, int rtcpTagBytes) {
    this.keyBytes = keyBytes;
    this.saltBytes = saltBytes;
    this.rtpTagBytes = rtpTagBytes;
    this.rtcpTagBytes = rtcpTagBytes;
  }

  /** The suite of this name in SDP; names are compared without case (RFC 4568 section 9.1). */
  public static Optional<SrtpSuite> byName(String name) {
    for (SrtpSuite suite : values()) {
      if (suite.name().equalsIgnoreCase(name)) {
        return Optional.of(suite);
      }
    }
    return Optional.empty();
  }

  /** Length of the master key. */
  public int keyBytes() {
    return keyBytes;
  }

  /** Length of the master salt. */
  public int saltBytes() {
    return saltBytes;
  }

  /** Bytes by which an RTP packet grows. */
  public int rtpTagBytes() {
    return rtpTagBytes;
  }

  int rtcpTagBytes() {
    return rtcpTagBytes;
  }

  /** Whether cipher and authentication are one (RFC 7714). */
  boolean authenticatesItself() {
    return this == AEAD_AES_128_GCM || this == AEAD_AES_256_GCM;
  }
}
