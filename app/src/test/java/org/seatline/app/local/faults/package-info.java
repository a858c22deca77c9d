/** A disk that fails as planned, under the real H2 and under the seat's own files. */
@NullMarked
package org.seatline.app.local.faults;

import org.jspecify.annotations.NullMarked;
