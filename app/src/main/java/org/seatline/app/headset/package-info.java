/** The headset page: devices, levels, sound, buttons, and the audio check before a shift. */
@NullMarked
package org.seatline.app.headset;

import org.jspecify.annotations.NullMarked;
