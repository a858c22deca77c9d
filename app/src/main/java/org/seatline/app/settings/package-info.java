/** What a workplace remembers between two starts: typed, in one small file. */
@NullMarked
package org.seatline.app.settings;

import org.jspecify.annotations.NullMarked;
