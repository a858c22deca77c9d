/**
 * The seat's local store: a copy of the server's data, what the agent typed, and what waits to be
 * sent. The only package of the seat that uses JDBI and H2.
 */
@NullMarked
package org.seatline.app.local;

import org.jspecify.annotations.NullMarked;
