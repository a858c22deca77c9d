package org.seatline.softphone.sdp;

/** One attribute line; the value is empty for a property attribute such as {@code sendrecv}. */
public record SdpAttribute(String name, String value) {
  /** The line for a log: keys are left out. */
  @Override
  public String toString() {
    return name.equalsIgnoreCase(CryptoAttribute.NAME) ? name + ":(hidden)" : name + ":" + value;
  }
}
