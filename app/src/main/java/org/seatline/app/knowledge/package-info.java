/** Knowledge articles: search and reading. */
@NullMarked
package org.seatline.app.knowledge;

import org.jspecify.annotations.NullMarked;
