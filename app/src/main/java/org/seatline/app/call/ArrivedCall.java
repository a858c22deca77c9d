package org.seatline.app.call;

import org.seatline.softphone.sip.IncomingCall;

/** An INVITE on its way to the phone's thread, with the listener that it already has. */
record ArrivedCall(IncomingCall invite, PostedListener listener) {}
