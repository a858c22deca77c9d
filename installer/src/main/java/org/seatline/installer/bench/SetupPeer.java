package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Baresip answering our caller by itself, where it is installed. */
final class SetupPeer implements AutoCloseable {
  private final @Nullable BaresipProcess phone;

  private SetupPeer(@Nullable BaresipProcess phone) {
    this.phone = phone;
  }

  static SetupPeer open(Path folder) throws IOException {
    return new SetupPeer(
        BaresipProcess.program().isPresent() ? BaresipProcess.start(folder, List.of()) : null);
  }

  /** Time from our INVITE to its 200, milliseconds; empty where there is no baresip. */
  Optional<Double> call(SetupPhones phones) throws Exception {
    return phone == null ? Optional.empty() : Optional.of(phones.okMs(phone.address()));
  }

  @Override
  public void close() {
    if (phone != null) {
      phone.close();
    }
  }
}
