package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A mutation that only the server can read, whoever brings it. The box holds the JSON of a {@link
 * Mutation} with the proof of its author ({@link org.seatline.protocol.seal.AuthoredBox}).
 *
 * @param number its present number in the store
 * @param agentId who did it
 * @param subject the same for mutations of one subject by one author; tells nothing else
 * @param origin the client id that it was first numbered under, when that is another one
 * @param name what the box was sealed about
 * @param box Base64
 */
public record SealedMutation(
    long number,
    String agentId,
    String subject,
    @Nullable String origin,
    SealedName name,
    String box) {

  /**
   * The name of a box: it stays when the mutation is numbered again.
   *
   * @param keyId of the server's key
   * @param clientId id of the store when the mutation was numbered first
   * @param number its first number
   */
  public record SealedName(String keyId, String clientId, long number) {
    /** What the box is about. */
    public String about(String agentId) {
      return "seatline mutation 1 " + number + " of " + clientId + " by " + agentId;
    }
  }
}
