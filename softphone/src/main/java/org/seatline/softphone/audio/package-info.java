/** Headsets and ringing: the only package that imports javax.sound. */
@NullMarked
package org.seatline.softphone.audio;

import org.jspecify.annotations.NullMarked;
