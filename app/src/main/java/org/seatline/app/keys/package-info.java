/** Every action that has or may have a key, and which key that is at the moment. */
@NullMarked
package org.seatline.app.keys;

import org.jspecify.annotations.NullMarked;
