/** Scripted callers that place real calls and speak real audio. */
@NullMarked
package org.seatline.softphone.simulation;

import org.jspecify.annotations.NullMarked;
