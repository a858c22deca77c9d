/** Small controls, texts and the one way onto the UI thread. Knows nothing of calls or tickets. */
@NullMarked
package org.seatline.app.fx;

import org.jspecify.annotations.NullMarked;
