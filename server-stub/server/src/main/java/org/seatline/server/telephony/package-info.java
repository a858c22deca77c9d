/**
 * The SIP front door: registrar, trunk, back-to-back user agent (RFC 7092) and third-party call
 * control (RFC 3725). A caller is answered with the server's own voice for notice, menu and music;
 * when a seat takes the call the two are put in touch directly, by re-INVITE.
 *
 * <p>Everything here runs on the user agent's thread. What happens is told to the routing core as
 * events; what is to be done comes back as effects. The dialogs of each call are kept in the core's
 * journal, so that a new process takes them up.
 */
@NullMarked
package org.seatline.server.telephony;

import org.jspecify.annotations.NullMarked;
