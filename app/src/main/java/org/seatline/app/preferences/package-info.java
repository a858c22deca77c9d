/** The settings page: screen, calls, headset, keys. */
@NullMarked
package org.seatline.app.preferences;

import org.jspecify.annotations.NullMarked;
