package org.seatline.app.session;

/**
 * A file of the server's that a lead's page wants.
 *
 * @param path below the server's address
 * @param maxBytes a larger one is refused with {@code too-large}
 * @param progress told while it comes
 */
public record CentreFile(String path, long maxBytes, Progress progress) {

  /** How far a file has come. */
  @FunctionalInterface
  public interface Progress {
    /**
     * More of it is here.
     *
     * @param bytes so far
     * @param of in all, -1 when the server does not say
     */
    void came(long bytes, long of);
  }
}
