/**
 * The adapter over jSIP: transport, transactions, digest, and the user agent around the call
 * machines.
 */
@NullMarked
package org.seatline.softphone.sip;

import org.jspecify.annotations.NullMarked;
