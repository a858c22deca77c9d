/** Messages that callers left, for leads. */
@NullMarked
package org.seatline.app.monitor.voicemail;

import org.jspecify.annotations.NullMarked;
