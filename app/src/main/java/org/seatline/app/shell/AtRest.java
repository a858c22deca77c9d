package org.seatline.app.shell;

/** View models of the agent's screen while nobody talks. */
record AtRest(IdleViewModel idle, RecentCallsViewModel calls, RingPreviewViewModel ringing) {}
