package org.seatline.softphone.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Session timers (RFC 4028). */
final class SessionTimers {
  private SessionTimers() {}

  /** The interval that a message names, in seconds, or 0. */
  static int interval(SipMessage message) {
    return seconds(message.headers().firstOr("Session-Expires", ""));
  }

  static int minSe(SipMessage message) {
    return seconds(message.headers().firstOr("Min-SE", ""));
  }

  private static int seconds(String value) {
    List<String> parts = HeaderText.split(value, ';');
    String number = parts.isEmpty() ? "" : parts.getFirst();
    boolean sane = !number.isEmpty() && number.length() <= 9 && number.matches("[0-9]+");
    return sane ? Integer.parseInt(number) : 0;
  }

  /** Whether the interval asked for is below what we accept: then 422 (RFC 4028 9). */
  static boolean tooSmall(CallSettings settings, SipRequest request) {
    int asked = interval(request);
    return asked > 0 && asked < settings.minSeSec() && settings.sessionExpiresSec() > 0;
  }

  static SipResponse tooSmallResponse(CallSettings settings, SipRequest request, String tag) {
    SipResponse response = Responses.to(request, 422, tag);
    return response.with(response.headers().with("Min-SE", Integer.toString(settings.minSeSec())));
  }

  /** The headers for our 2xx to an INVITE or UPDATE. */
  static SipHeaders answerHeaders(CallSettings settings, SipRequest request) {
    int interval = agreed(settings, request);
    if (interval == 0) {
      return SipHeaders.NONE;
    }
    boolean supported = request.headers().lists("Supported", "timer");
    String refresher = refresherIsUac(request) ? "uac" : "uas";
    SipHeaders headers = SipHeaders.of("Session-Expires", interval + ";refresher=" + refresher);
    return supported ? headers.with("Require", "timer") : headers;
  }

  /** The timer that our 2xx sets. */
  static Established.@Nullable SessionTimer asServer(
      CallSettings settings, SipRequest request, long nowMs) {
    int interval = agreed(settings, request);
    return interval == 0 ? null : timer(interval, !refresherIsUac(request), nowMs);
  }

  /** The timer that the peer's 2xx sets; none when it names no interval. */
  static Established.@Nullable SessionTimer asClient(SipResponse response, long nowMs) {
    int interval = interval(response);
    if (interval == 0) {
      return null;
    }
    String value = response.headers().firstOr("Session-Expires", "");
    String refresher = HeaderText.parameter(value, "refresher");
    return timer(interval, !"uas".equalsIgnoreCase(refresher), nowMs);
  }

  private static int agreed(CallSettings settings, SipRequest request) {
    if (settings.sessionExpiresSec() <= 0) {
      return 0;
    }
    int asked = interval(request);
    int wanted = settings.sessionExpiresSec();
    int most = asked > 0 ? Math.min(asked, wanted) : wanted;
    return Math.max(most, Math.max(minSe(request), settings.minSeSec()));
  }

  private static boolean refresherIsUac(SipRequest request) {
    String value = request.headers().firstOr("Session-Expires", "");
    String refresher = HeaderText.parameter(value, "refresher");
    boolean supported = request.headers().lists("Supported", "timer");
    return supported && !"uas".equalsIgnoreCase(refresher);
  }

  private static Established.SessionTimer timer(int intervalSec, boolean weRefresh, long nowMs) {
    long interval = intervalSec * 1_000L;
    long margin = Math.min(32_000L, interval / 3); // RFC 4028 10
    return new Established.SessionTimer(
        intervalSec, weRefresh, nowMs + interval / 2, nowMs + interval - margin);
  }
}
