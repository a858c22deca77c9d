package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Opens stores with the system's key store, one after the other, and says what came of it. */
final class KeyringProgram {
  /** What its lines begin with; the log goes to the same place. */
  static final String SAYS = "store: ";

  private KeyringProgram() {}

  public static void main(String... folders) {
    Arrays.stream(folders).map(Path::of).forEach(KeyringProgram::open);
  }

  private static void open(Path folder) {
    WorkplaceKey key = WorkplaceKey.here();
    try {
      if (LocalStore.open(folder, key, NumberRules.CHINA, Clock.systemUTC())
          instanceof LocalStore.Opened.Open(LocalStore store, var setAside)) {
        System.out.println(
            SAYS
                + "opened "
                + key.place()
                + " client="
                + store.clientId()
                + (setAside.isPresent() ? " set-aside" : ""));
        store.close();
      }
    } catch (StoreKeyException e) {
      System.out.println(SAYS + "no key " + e.reason());
    } catch (IOException e) {
      System.out.println(SAYS + "broken " + e.getMessage());
    }
  }
}
