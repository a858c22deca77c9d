/** The telephony library. It knows nothing of call centres and has no user interface. */
@NullMarked
package org.seatline.softphone;

import org.jspecify.annotations.NullMarked;
