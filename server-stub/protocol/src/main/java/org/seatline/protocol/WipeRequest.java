package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A lead or administrator wants data destroyed. Exactly one of the two is given.
 *
 * @param clientId the store of a seat that was lost or stolen
 * @param agentId somebody who left: what is theirs goes from every seat
 * @param deliverFirst whether what waits for the server is sent before, if that can be done soon
 */
public record WipeRequest(
    @Nullable String clientId, @Nullable String agentId, boolean deliverFirst) {}
