package org.seatline.app.session;

import org.jspecify.annotations.Nullable;

/**
 * Something that is asked of the server by a lead's page.
 *
 * @param path below the server's address, with its query
 * @param body a protocol record that is posted, or null to get
 * @param answer what comes back
 */
public record CentreQuestion<T>(String path, @Nullable Object body, Class<T> answer) {
  /** Asks without a body. */
  public static <T> CentreQuestion<T> get(String path, Class<T> answer) {
    return new CentreQuestion<>(path, null, answer);
  }

  /** Posts a body. */
  public static <T> CentreQuestion<T> post(String path, Object body, Class<T> answer) {
    return new CentreQuestion<>(path, body, answer);
  }
}
