package org.seatline.softphone.sip;

import gov.nist.javax.sip.RequestEventExt;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears jSIP's events and keeps an exception of ours from ending one of its threads. */
final class StackListener implements SipListener {
  private static final Logger LOG = LoggerFactory.getLogger(StackListener.class);

  private final SipEndpoint endpoint;

  StackListener(SipEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void processRequest(RequestEvent event) {
    guarded(() -> endpoint.received((RequestEventExt) event));
  }

  @Override
  public void processResponse(ResponseEvent event) {
    guarded(() -> endpoint.received(event.getResponse()));
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    if (!event.isServerTransaction()) {
      guarded(() -> endpoint.timedOut(event.getClientTransaction()));
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.debug(
        "no connection to {}:{} by {}", event.getHost(), event.getPort(), event.getTransport());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    if (event.isServerTransaction()) {
      guarded(() -> endpoint.terminated(event.getServerTransaction()));
    } else {
      guarded(() -> endpoint.terminated(event.getClientTransaction()));
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    LOG.debug("jSIP made a dialog although it was told not to");
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("a SIP message could not be taken in", e);
    }
  }
}
