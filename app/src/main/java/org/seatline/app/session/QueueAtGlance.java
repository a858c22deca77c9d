package org.seatline.app.session;

import org.jspecify.annotations.Nullable;

/**
 * One of the agent's queues as the server last told of it.
 *
 * @param waiting callers in line
 * @param waitingSinceNanos since when the first of them waits, a {@link System#nanoTime} value;
 *     null when nobody does
 */
public record QueueAtGlance(String queueId, int waiting, @Nullable Long waitingSinceNanos) {}
