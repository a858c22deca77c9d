/** Sockets, pacing and threads: wires rtp, codec and audio sources into one running leg. */
@NullMarked
package org.seatline.softphone.media;

import org.jspecify.annotations.NullMarked;
