package org.seatline.protocol;

/**
 * What a seat seals by that its person writes, and what it delivers by when nobody is there.
 *
 * @param key the server's present public key
 * @param author proves that this person wrote it
 * @param permit lets the computer deliver by itself
 */
public record Sealing(ServerKey key, AuthorKey author, DeliveryPermit permit) {

  /**
   * A public key of the server.
   *
   * @param id of this key; the server keeps the private keys of earlier ones
   * @param publicKey X25519, Base64
   */
  public record ServerKey(String id, String publicKey) {}

  /**
   * A secret that only this person at this store and the server know.
   *
   * @param clientId id that the store had at the sign-in
   * @param secret Base64
   */
  public record AuthorKey(String clientId, String secret) {
    @Override
    public String toString() {
      return "AuthorKey[clientId=" + clientId + "]";
    }
  }

  /**
   * A bearer token of the store, not of a person: good for sealed mutations and sealed recordings
   * and for nothing else.
   *
   * @param untilMs the server's wall clock, Unix milliseconds
   */
  public record DeliveryPermit(String token, long untilMs) {
    @Override
    public String toString() {
      return "DeliveryPermit[untilMs=" + untilMs + "]";
    }
  }
}
