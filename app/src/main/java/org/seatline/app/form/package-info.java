/** The controls that fill a ticket form, and its words in the language of the moment. */
@NullMarked
package org.seatline.app.form;

import org.jspecify.annotations.NullMarked;
