package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.local.KeyFile;
import org.seatline.app.local.LocalStore;
import org.seatline.app.local.NumberRules;
import org.seatline.protocol.SignInResponse;

final class EntranceTest {
  private static final String AGENT = "1001";
  private static final char[] PASSWORD = "right".toCharArray();

  @TempDir Path folder;
  private final List<SeatEvent> news = new ArrayList<>();
  private ServerApi.Reply<SignInResponse> answer = new ServerApi.Reply.Ok<>(MachineRig.session());
  private LocalStore store;
  private Entrance entrance;

  @BeforeEach
  void open() throws IOException {
    if (LocalStore.open(folder, new KeyFile(), NumberRules.CHINA, Clock.systemUTC())
        instanceof LocalStore.Opened.Open(LocalStore opened, var aside)) {
      store = opened;
      entrance = new Entrance(request -> answer, store, "seat", news::add);
    } else {
      throw new IllegalStateException("the folder is in use");
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void serverGone() {
    answer = new ServerApi.Reply.Unreachable<>("switched off");
  }

  private static void failed(SeatEvent event, String code) {
    assertThat(event).isEqualTo(new ServerEvent.SignInFailed(code));
  }

  @Test
  void letsInWithoutTheServerWhoWasHereWithIt() throws IOException {
    assertThat(entrance.signIn(AGENT, PASSWORD)).isInstanceOf(ServerEvent.SignedIn.class);
    assertThat(news).containsExactly(new ServerEvent.KeyHere(PeopleHere.Kept.KEPT));
    store.close();
    open();
    serverGone();
    assertThat(entrance.signIn(AGENT, PASSWORD))
        .isInstanceOfSatisfying(
            ServerEvent.SignedInAlone.class,
            in -> assertThat(in.session().agent()).isEqualTo(MachineRig.session().agent()));
    failed(entrance.signIn(AGENT, "wrong".toCharArray()), "bad-credentials");
    failed(entrance.signIn("1002", PASSWORD), SignInSteps.SERVER_UNREACHABLE);
  }

  @Test
  void asksNobodyElseWhenTheServerSaysNo() {
    entrance.signIn(AGENT, PASSWORD);
    answer = new ServerApi.Reply.Refused<>(401, "bad-credentials");
    failed(entrance.signIn(AGENT, PASSWORD), "bad-credentials");
  }

  @Test
  void leavesSomebodyAtWorkWhereTheyAreWhileTheServerIsGone() {
    entrance.signIn(AGENT, PASSWORD);
    serverGone();
    failed(entrance.signInAgain(AGENT, PASSWORD), SignInSteps.SERVER_UNREACHABLE);
  }
}
