package org.seatline.softphone.sdp;

import java.util.Locale;

/** Direction of a media stream as seen by the side that writes it (RFC 3264 5.1). */
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /** The attribute's name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  public boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** The same stream as the other side sees it. */
  public Direction reversed() {
    return of(receives(), sends());
  }

  /** What this and the other both allow. */
  public Direction and(Direction other) {
    return of(sends() && other.sends(), receives() && other.receives());
  }
}
