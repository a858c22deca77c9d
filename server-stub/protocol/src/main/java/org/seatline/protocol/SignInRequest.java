package org.seatline.protocol;

/**
 * An agent signs in.
 *
 * @param protocolVersion {@link Protocol#VERSION} of the seat
 * @param agentId personal agent id, digits
 * @param clientId id of the seat's local store (a UUID that the store made once)
 * @param seatName the workplace, for the lead: usually the computer's name
 */
public record SignInRequest(
    int protocolVersion, String agentId, String password, String clientId, String seatName) {
  @Override
  public String toString() {
    return "SignInRequest[agentId=" + agentId + ", seatName=" + seatName + "]";
  }
}
