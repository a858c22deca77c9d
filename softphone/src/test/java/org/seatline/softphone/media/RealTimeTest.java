package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimeTest {
  @Test
  void isGrantedOrRefusedButNeverFails() throws Exception {
    CompletableFuture<Boolean> answered = new CompletableFuture<>();

    try (NamedThread _ =
        NamedThread.start("asks", self -> answered.completeAsync(RealTime::ask, Runnable::run))) {
      assertThat(answered.get(10, TimeUnit.SECONDS)).isNotNull();
    }
  }
}
