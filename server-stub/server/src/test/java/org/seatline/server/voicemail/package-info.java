@NullMarked
package org.seatline.server.voicemail;

import org.jspecify.annotations.NullMarked;
