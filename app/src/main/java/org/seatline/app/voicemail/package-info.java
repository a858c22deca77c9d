/** Messages that callers left, for leads. */
@NullMarked
package org.seatline.app.voicemail;

import org.jspecify.annotations.NullMarked;
