package org.seatline.app.keystore;

import java.util.Locale;
import java.util.Optional;

/**
 * A store of secrets that the operating system keeps for whoever is logged in. Every method may
 * wait for the person, who is asked by the system to unlock it, at most {@value
 * Patience#SECONDS_MAX} s: not for the UI thread.
 */
public interface SystemKeys {
  /** What its entries are called; people see it in the system's own programs. */
  String SERVICE = "org.seatline.workplace";

  /** Which one it is, for people and for the file that refers to it. */
  String name();

  /** Keeps a secret under an id, in place of an earlier one. */
  void put(String id, String secret) throws SystemKeysException;

  /** The secret under an id. */
  String get(String id) throws SystemKeysException;

  /** Removes an id; nothing happens when there is none. */
  void remove(String id) throws SystemKeysException;

  /** The key store of this computer; empty where there is none that this program knows. */
  static Optional<SystemKeys> here() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("linux")) {
      return SecretService.open();
    }
    if (system.contains("windows")) {
      return CredentialManager.open();
    }
    return system.contains("mac") ? Keychain.open() : Optional.empty();
  }
}
