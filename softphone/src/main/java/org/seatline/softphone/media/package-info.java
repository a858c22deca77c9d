/**
 * Sockets, pacing and threads: wires rtp, codec and audio sources into one running leg. Mixing,
 * recording, tones and sound files too.
 */
@NullMarked
package org.seatline.softphone.media;

import org.jspecify.annotations.NullMarked;
