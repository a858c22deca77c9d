/** What makes a microphone sound better before anybody hears it. */
@NullMarked
package org.seatline.softphone.audio.processing;

import org.jspecify.annotations.NullMarked;
