/**
 * Keys that reach the seat while another program has the focus. The only package, beside that of
 * the key store, that calls functions of the operating system.
 */
@NullMarked
package org.seatline.app.globalkeys;

import org.jspecify.annotations.NullMarked;
