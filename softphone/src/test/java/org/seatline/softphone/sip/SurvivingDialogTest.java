package org.seatline.softphone.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;

/** The proof of the design: a call whose dialogs are ours outlives the process of one side. */
class SurvivingDialogTest {
  @Test
  void callOutlivesSigkillOfTheServerProcess(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("call.json");
    var caller = new RecordingListener();
    var settings = UserAgentSettings.of("caller", "127.0.0.1", 0);
    try (UserAgent agent = UserAgent.open(settings, IncomingCall::call, (r, s) -> null)) {
      String port;
      Call call;
      try (var first = ChildProcess.java(MortalServer.class, "0", file.toString())) {
        port = first.await("port");
        var target = Destination.of("sip:9000@127.0.0.1:" + port, null);
        call = agent.place(target, Sdps.audio(40_000), SipHeaders.NONE, caller);
        caller.await("progress 180");
        caller.await("answered");
        first.await("confirmed");
        first.kill();
      }
      try (var second = ChildProcess.java(MortalServer.class, port, file.toString())) {
        second.await("port");
        second.command("reinvite");
        caller.await("reinvite");
        second.await("reinvited");
        assertThat(caller.lastSdp).contains("m=audio 41002");

        call.reinvite(Sdps.audio(40_002));
        caller.await("reinvited");
        second.await("confirmed");
        second.kill();
      }
      try (var third = ChildProcess.java(MortalServer.class, port, file.toString())) {
        third.await("port");
        third.command("bye");
        caller.await("ended REMOTE_HANG_UP");
        third.await("ended LOCAL_HANG_UP");
      }
      assertThat(caller.end).isNotNull();
      assertThat(caller.heard()).filteredOn(h -> h.startsWith("ended")).hasSize(1);
    }
  }

  @Test
  void callerHangsUpAfterTheServerCameBack(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("call.json");
    var caller = new RecordingListener();
    var settings = UserAgentSettings.of("caller", "127.0.0.1", 0);
    try (UserAgent agent = UserAgent.open(settings, IncomingCall::call, (r, s) -> null)) {
      String port;
      Call call;
      try (var first = ChildProcess.java(MortalServer.class, "0", file.toString())) {
        port = first.await("port");
        var target = Destination.of("sip:9000@127.0.0.1:" + port, null);
        call = agent.place(target, Sdps.audio(40_000), SipHeaders.NONE, caller);
        first.await("confirmed");
        first.kill();
      }
      call.hangUp(SipHeaders.of("Reason", "Q.850;cause=16")); // into the void: it is repeated
      caller.await("ended LOCAL_HANG_UP");
      try (var second = ChildProcess.java(MortalServer.class, port, file.toString())) {
        second.await("ended " + CallEnd.Cause.REMOTE_HANG_UP);
      }
    }
  }
}
