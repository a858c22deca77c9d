package org.seatline.softphone.call;

import java.util.List;
import org.seatline.softphone.call.RegistrationState.Binding;
import org.seatline.softphone.call.RegistrationState.Trying;

/** Registers an address and keeps it registered (RFC 3261 10.2, RFC 5626 4.5 back-off): pure. */
public final class RegistrationMachine {
  /** Challenges and 423s answered in a row before it counts as a failure. */
  static final int TRIES_MAX = 6;

  static final long RETRY_BASE_MS = 1_000;
  static final long RETRY_MAX_MS = 60_000;
  private static final long ANSWER_MAX_MS = 40_000;

  private RegistrationMachine() {}

  /** The outcome of a transition. */
  public record Step(RegistrationState state, List<RegistrationEffect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }
  }

  /** A registration that has not begun. */
  public static RegistrationState idle(Binding binding) {
    return new RegistrationState.Idle(binding, 0);
  }

  /** Advances a registration. */
  public static Step transition(RegistrationState state, RegistrationEvent event, long nowMs) {
    return switch (event) {
      case RegistrationEvent.Register() ->
          state instanceof Trying
              ? note(state, "a REGISTER is under way")
              : register(state, state.binding(), 0, 0, nowMs);
      case RegistrationEvent.Unregister() -> unregister(state, nowMs);
      case RegistrationEvent.Tick() -> tick(state, nowMs);
      case RegistrationEvent.ResponseReceived(SipResponse response) ->
          state instanceof Trying trying && response.cseq() == trying.seq()
              ? response(trying, response, nowMs)
              : note(state, "a response to no open request");
      case RegistrationEvent.TransactionFailed(long cseq, int status) ->
          state instanceof Trying trying && cseq == trying.seq()
              ? failed(trying, status, 0, nowMs)
              : note(state, "failure of no open request");
      case RegistrationEvent.CredentialsSupplied(SipHeaders headers) ->
          state instanceof Trying trying
              ? again(trying, trying.binding(), headers, nowMs)
              : note(state, "no challenge is open");
      case RegistrationEvent.CredentialsMissing(SipResponse challenge) ->
          state instanceof Trying trying
              ? denied(trying, challenge.status())
              : note(state, "no challenge is open");
    };
  }

  private static Step register(
      RegistrationState state, Binding binding, int tries, int failures, long nowMs) {
    long seq = state.seq() + 1;
    SipRequest request = request(binding, seq, binding.expiresSec(), SipHeaders.NONE);
    var next =
        new Trying(binding, seq, request, false, tries + 1, failures, false, nowMs + ANSWER_MAX_MS);
    return new Step(
        next,
        List.of(
            new RegistrationEffect.Report(new RegistrationStatus.Registering()),
            send(binding, request)));
  }

  private static Step unregister(RegistrationState state, long nowMs) {
    return switch (state) {
      case RegistrationState.Registered registered -> leave(registered, nowMs);
      case Trying trying when !trying.leaving() && !trying.leaveNext() ->
          new Step(
              new Trying(
                  trying.binding(),
                  trying.seq(),
                  trying.request(),
                  false,
                  trying.tries(),
                  trying.failures(),
                  true,
                  trying.deadlineMs()),
              List.of());
      case Trying trying -> note(trying, "unregistering already");
      default ->
          new Step(
              new RegistrationState.Idle(state.binding(), state.seq()),
              List.of(new RegistrationEffect.Report(new RegistrationStatus.Unregistered())));
    };
  }

  private static Step leave(RegistrationState state, long nowMs) {
    long seq = state.seq() + 1;
    SipRequest request = request(state.binding(), seq, 0, SipHeaders.NONE);
    var next = new Trying(state.binding(), seq, request, true, 1, 0, false, nowMs + ANSWER_MAX_MS);
    return new Step(next, List.of(send(state.binding(), request)));
  }

  private static Step tick(RegistrationState state, long nowMs) {
    if (nowMs < state.deadlineMs()) {
      return note(state, "no deadline has passed");
    }
    return switch (state) {
      case RegistrationState.Registered registered ->
          register(registered, registered.binding(), 0, 0, nowMs);
      case RegistrationState.Waiting waiting ->
          register(waiting, waiting.binding(), 0, waiting.failures(), nowMs);
      case Trying trying -> failed(trying, 408, 0, nowMs);
      default -> note(state, "nothing to do");
    };
  }

  private static Step response(Trying state, SipResponse response, long nowMs) {
    int status = response.status();
    if (response.provisional()) {
      return note(state, "nothing to do for a provisional response");
    }
    if (response.success()) {
      return registered(state, response, nowMs);
    }
    if ((status == 401 || status == 407) && state.tries() < TRIES_MAX) {
      return new Step(
          state, List.of(new RegistrationEffect.NeedCredentials(state.request(), response)));
    }
    if (status == 423 && state.tries() < TRIES_MAX && !state.leaving()) {
      int least = number(response.headers().firstOr("Min-Expires", ""));
      Binding asked = state.binding();
      Binding longer =
          new Binding(
              asked.registrar(),
              asked.aor(),
              asked.callId(),
              asked.localTag(),
              asked.contact(),
              Math.max(least, asked.expiresSec() + 1),
              asked.userAgent());
      return again(state, longer, credentials(state.request()), nowMs);
    }
    if (status == 401 || status == 403 || status == 407) {
      return denied(state, status);
    }
    return failed(state, status, number(response.headers().firstOr("Retry-After", "")), nowMs);
  }

  private static Step registered(Trying state, SipResponse response, long nowMs) {
    if (state.leaving()) {
      return new Step(
          new RegistrationState.Idle(state.binding(), state.seq()),
          List.of(new RegistrationEffect.Report(new RegistrationStatus.Unregistered())));
    }
    int granted = granted(state.binding(), response);
    long refreshMs = Math.max(500L, granted * 1_000L - Math.max(granted * 200L, 1_000L));
    var next =
        new RegistrationState.Registered(state.binding(), state.seq(), granted, nowMs + refreshMs);
    if (state.leaveNext()) {
      return leave(next, nowMs);
    }
    return new Step(
        next, List.of(new RegistrationEffect.Report(new RegistrationStatus.Registered(granted))));
  }

  /** What the registrar granted to our contact; other contacts of the address are not ours. */
  private static int granted(Binding binding, SipResponse response) {
    for (String contact : response.headers().elements("Contact")) {
      String expires = HeaderText.parameter(contact, "expires");
      if (expires != null && HeaderText.uri(contact).equals(binding.contact())) {
        return Math.max(1, number(expires));
      }
    }
    int general = number(response.headers().firstOr("Expires", ""));
    return general > 0 ? general : binding.expiresSec();
  }

  private static Step again(Trying state, Binding binding, SipHeaders headers, long nowMs) {
    long seq = state.seq() + 1;
    int expires = state.leaving() ? 0 : binding.expiresSec();
    SipRequest request = request(binding, seq, expires, headers);
    var next =
        new Trying(
            binding,
            seq,
            request,
            state.leaving(),
            state.tries() + 1,
            state.failures(),
            state.leaveNext(),
            nowMs + ANSWER_MAX_MS);
    return new Step(next, List.of(send(binding, request)));
  }

  private static Step denied(Trying state, int status) {
    if (state.leaving() || state.leaveNext()) {
      return gone(state);
    }
    return new Step(
        new RegistrationState.Denied(state.binding(), state.seq()),
        List.of(new RegistrationEffect.Report(new RegistrationStatus.Denied(status))));
  }

  /** Waits 1, 2, 4 ... 60 s, or as long as the registrar asks. */
  private static Step failed(Trying state, int status, int retryAfterSec, long nowMs) {
    if (state.leaving() || state.leaveNext()) {
      return gone(state);
    }
    int failures = state.failures() + 1;
    long backOff = Math.min(RETRY_MAX_MS, RETRY_BASE_MS << Math.min(failures - 1, 10));
    long wait = Math.max(backOff, Math.min(retryAfterSec, 3_600) * 1_000L);
    return new Step(
        new RegistrationState.Waiting(state.binding(), state.seq(), failures, nowMs + wait),
        List.of(new RegistrationEffect.Report(new RegistrationStatus.Failed(status, wait))));
  }

  /** Unregistering failed: the binding will run out by itself. */
  private static Step gone(Trying state) {
    return new Step(
        new RegistrationState.Idle(state.binding(), state.seq()),
        List.of(new RegistrationEffect.Report(new RegistrationStatus.Unregistered())));
  }

  private static SipRequest request(
      Binding binding, long seq, int expiresSec, SipHeaders credentials) {
    SipHeaders headers =
        SipHeaders.of(
                "Max-Forwards",
                "70",
                "From",
                binding.aor() + ";tag=" + binding.localTag(),
                "To",
                binding.aor(),
                "Call-ID",
                binding.callId(),
                "CSeq",
                seq + " REGISTER",
                "Contact",
                "<" + binding.contact() + ">",
                "Expires",
                Integer.toString(expiresSec),
                "Allow",
                Requests.ALLOW,
                "User-Agent",
                binding.userAgent())
            .with(credentials);
    return new SipRequest("REGISTER", binding.registrar(), headers, "");
  }

  private static SipHeaders credentials(SipRequest request) {
    return new SipHeaders(
        request.headers().list().stream().filter(h -> h.name().endsWith("Authorization")).toList());
  }

  private static RegistrationEffect send(Binding binding, SipRequest request) {
    String branch = "z9hG4bK" + binding.localTag() + "." + request.cseq() + "REGISTER";
    return new RegistrationEffect.Send(branch, request);
  }

  private static int number(String text) {
    String digits = text.trim().split("[^0-9]", 2)[0];
    return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
  }

  private static Step note(RegistrationState state, String why) {
    return new Step(state, List.of(new RegistrationEffect.Note(why)));
  }
}
