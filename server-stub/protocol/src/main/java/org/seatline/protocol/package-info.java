/**
 * What seat and server say to each other: sealed records with explicit, stable type names.
 *
 * <p>HTTP under {@code /api/v1} (JSON bodies) and one WebSocket per seat. No logic lives here (but
 * for {@code seal}, the form of what only the server may read), and nothing here depends on the
 * server. A field that is added must be optional; a type that changes its meaning gets a new name;
 * a breaking change raises {@link Protocol#VERSION}.
 */
@NullMarked
package org.seatline.protocol;

import org.jspecify.annotations.NullMarked;
