/**
 * The seat's side of the sync protocol: what waits for the server ({@link
 * org.seatline.app.sync.OutboxCore}) and the copy of what the server has ({@link
 * org.seatline.app.sync.FeedCore}). Pure: no clock, no thread, no chance, no I/O. The store and the
 * threads are elsewhere.
 */
@NullMarked
package org.seatline.app.sync;

import org.jspecify.annotations.NullMarked;
