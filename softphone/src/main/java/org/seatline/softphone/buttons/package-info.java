/** The buttons and lights of headsets, by the telephony page of USB HID. */
@NullMarked
package org.seatline.softphone.buttons;

import org.jspecify.annotations.NullMarked;
