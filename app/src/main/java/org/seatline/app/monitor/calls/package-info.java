/** The last calls, and why one went where it went. */
@NullMarked
package org.seatline.app.monitor.calls;

import org.jspecify.annotations.NullMarked;
