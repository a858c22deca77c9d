/**
 * The server's side of the sync protocol, as rules without a database: what of a batch is applied,
 * whether a seat's copy can be gone on with, who is right about a field. The store asks and obeys.
 */
@NullMarked
package org.seatline.server.sync.core;

import org.jspecify.annotations.NullMarked;
