package org.seatline.protocol;

/**
 * Why a seat is not ready.
 *
 * @param id stable id, for instance {@code break}
 * @param choosable whether an agent may choose it (else only the system sets it)
 */
public record ReasonCode(String id, LocalizedText name, boolean choosable) {
  /** The seat let a call ring in vain. */
  public static final String RING_NO_ANSWER = "ring-no-answer";

  /** Its agent has locked the seat. */
  public static final String LOCKED = "locked";
}
