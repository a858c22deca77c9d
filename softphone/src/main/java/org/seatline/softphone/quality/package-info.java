/**
 * How well speech came through, by comparing it with what was spoken: pure functions of samples,
 * for benchmarks and tests. None of them takes the place of a listener, or of the ITU's measures.
 */
@NullMarked
package org.seatline.softphone.quality;

import org.jspecify.annotations.NullMarked;
