/** Sign-in, connection and the one thread on which everything at the seat happens. */
@NullMarked
package org.seatline.app.session;

import org.jspecify.annotations.NullMarked;
