package org.seatline.softphone.sip;

import gov.nist.javax.sip.stack.HopImpl;
import java.util.Collections;
import java.util.ListIterator;
import java.util.Locale;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.RouteHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.NullUnmarked;

/**
 * Chooses the next hop: the first Route, else the request URI (RFC 3261 8.1.2), over the transport
 * that the topmost Via names, so that large requests can go by TCP (18.1.1).
 */
@NullUnmarked // made and called by jSIP
public final class ViaRouter implements Router {
  /** Called by jSIP through reflection. */
  public ViaRouter(SipStack stack, String outboundProxy) {}

  @Override
  public Hop getOutboundProxy() {
    return null;
  }

  @Override
  public ListIterator<Hop> getNextHops(Request request) {
    return Collections.<Hop>emptyList().listIterator();
  }

  @Override
  public Hop getNextHop(Request request) throws SipException {
    RouteHeader route = (RouteHeader) request.getHeader(RouteHeader.NAME);
    URI uri = route == null ? request.getRequestURI() : route.getAddress().getURI();
    if (!(uri instanceof SipURI target)) {
      throw new SipException("no way to a URI that is not sip: " + uri);
    }
    ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
    String transport = via == null ? "udp" : via.getTransport().toLowerCase(Locale.ROOT);
    String maddr = target.getMAddrParam();
    String host = maddr == null ? target.getHost() : maddr;
    return new HopImpl(bare(host), target.getPort() > 0 ? target.getPort() : 5060, transport);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
