package org.seatline.protocol;

/**
 * Whether the server is up.
 *
 * @param uptimeMs since its process started
 * @param recovered calls that it took up again after its last start
 */
public record ServerHealth(
    String status, int protocolVersion, String epoch, int sipPort, long uptimeMs, int recovered) {}
