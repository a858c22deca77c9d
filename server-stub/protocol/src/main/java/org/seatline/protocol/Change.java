package org.seatline.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing as it is after a change.
 *
 * @param number change number, handed out in commit order
 * @param kind what it is, see {@link ChangeKind}
 * @param id its id within the kind
 * @param body the whole thing, or null when it was deleted
 */
public record Change(long number, ChangeKind kind, String id, @Nullable JsonNode body) {}
