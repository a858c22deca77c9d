/** The last calls, and why one went where it went. */
@NullMarked
package org.seatline.app.calls;

import org.jspecify.annotations.NullMarked;
