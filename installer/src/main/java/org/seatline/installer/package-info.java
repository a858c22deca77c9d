/** Puts server and seat together: it alone sees both. */
@NullMarked
package org.seatline.installer;

import org.jspecify.annotations.NullMarked;
