/** Messages of callers: their sound in files, what is known of them in the store. */
@NullMarked
package org.seatline.server.voicemail;

import org.jspecify.annotations.NullMarked;
