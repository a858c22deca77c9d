package org.seatline.app.local.faults;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePathWrapper;
import org.seatline.app.local.faults.FaultPlan.Operation;

/** How H2 comes to a {@link FaultyDisk}: by names that begin with its scheme. */
public final class FaultyH2File extends FilePathWrapper {

  /** For H2 alone, which makes these by reflection. */
  public FaultyH2File() {}

  @Override
  public String getScheme() {
    return FaultyDisk.SCHEME;
  }

  private Path real() {
    return Path.of(getBase().toString()).toAbsolutePath();
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FaultyDisk disk = FaultyDisk.under(real());
    disk.pass(Operation.OPEN, 0);
    return disk.channel(real(), super.open(mode));
  }
}
