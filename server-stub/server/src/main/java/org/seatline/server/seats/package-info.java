/** Seat sessions over HTTP and WebSocket, leases, offers, the floor and supervision. */
@NullMarked
package org.seatline.server.seats;

import org.jspecify.annotations.NullMarked;
