/** The mini bar: call and state in a small strip over other programs. */
@NullMarked
package org.seatline.app.mini;

import org.jspecify.annotations.NullMarked;
