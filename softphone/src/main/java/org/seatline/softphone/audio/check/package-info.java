/** The audio check before a shift: speak, hear yourself, see what is wrong. */
@NullMarked
package org.seatline.softphone.audio.check;

import org.jspecify.annotations.NullMarked;
