package org.seatline.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SealedBoxTest {
  private static final byte[] TEXT = "工单 ticket".getBytes(StandardCharsets.UTF_8);

  private final SealingKeyPair server = SealingKeyPair.generate(new SecureRandom());

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static final byte[] PLAIN =
      hex("4265617574792069732074727574682c20747275746820626561757479");
  private static final SealedBox.Terms TERMS =
      new SealedBox.Terms(KeySchedule.Aead.AES_128_GCM, "Ode on a Grecian Urn", "Count-0");
  private static final SealingKeyPair ONCE =
      new SealingKeyPair(
          hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"),
          hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"));
  private static final SealingKeyPair RECIPIENT =
      new SealingKeyPair(
          hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"),
          hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"));

  /** RFC 9180, appendix A.1.1, first message. */
  @Test
  void sealsAndOpensThePublishedVector() throws Exception {
    byte[] dh = X25519.agree(ONCE.secretKey(), RECIPIENT.publicKey());
    KeySchedule schedule = new KeySchedule(KeySchedule.Aead.AES_128_GCM);
    assertThat(schedule.sharedSecret(dh, ONCE.publicKey(), RECIPIENT.publicKey()))
        .isEqualTo(hex("fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"));
    var context = schedule.context(dh, ONCE.publicKey(), RECIPIENT.publicKey(), TERMS.info());
    assertThat(context.key().getEncoded()).isEqualTo(hex("4531685d41d65f03dc48f6b8302c05b0"));
    assertThat(context.nonce().getIV()).isEqualTo(hex("56d890e5accaaf011cff4b7d"));
    byte[] whole = SealedBox.seal(PLAIN, RECIPIENT.publicKey(), ONCE, TERMS);
    assertThat(HexFormat.of().formatHex(whole))
        .isEqualTo(
            "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
                + "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d0"
                + "7bea87e13c512a");
    assertThat(SealedBox.open(whole, RECIPIENT, TERMS)).hasValue(PLAIN);
  }

  @Test
  void opensWhatWasSealedToItAndNeverSealsAlike() {
    byte[] whole = SealedBox.seal(TEXT, server.publicKey(), "mutation 7");
    assertThat(whole).hasSize(TEXT.length + SealedBox.OVERHEAD_BYTES);
    assertThat(SealedBox.open(whole, server, "mutation 7")).hasValue(TEXT);
    assertThat(SealedBox.seal(TEXT, server.publicKey(), "mutation 7")).isNotEqualTo(whole);
    byte[] empty = SealedBox.seal(new byte[0], server.publicKey(), "");
    assertThat(SealedBox.open(empty, server, "")).hasValue(new byte[0]);
  }

  @Test
  void opensNothingOfAnotherKeyOfAnotherThingOrChanged() {
    byte[] whole = SealedBox.seal(TEXT, server.publicKey(), "mutation 7");
    assertThat(SealedBox.open(whole, server, "mutation 8")).isEmpty();
    SealingKeyPair other = SealingKeyPair.generate(new SecureRandom());
    assertThat(SealedBox.open(whole, other, "mutation 7")).isEmpty();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      assertThat(SealedBox.open(changed, server, "mutation 7")).as("byte " + i).isEmpty();
    }
    for (int length = 0; length < whole.length; length += 7) {
      assertThat(SealedBox.open(Arrays.copyOf(whole, length), server, "mutation 7")).isEmpty();
    }
  }

  @Test
  void takesNoKeysThatShareNothing() {
    byte[] zero = new byte[SealingKeyPair.KEY_BYTES];
    assertThatThrownBy(() -> SealedBox.seal(TEXT, zero, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SealedBox.seal(TEXT, new byte[31], "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SealedBox.open(new byte[100], server, "a")).isEmpty();
  }

  @Test
  void keepsAPair() {
    SealingKeyPair kept = new SealingKeyPair(server.publicKey(), server.secretKey());
    assertThat(kept).isEqualTo(server).hasSameHashCodeAs(server);
    byte[] whole = SealedBox.seal(TEXT, server.publicKey(), "a");
    assertThat(SealedBox.open(whole, kept, "a")).hasValue(TEXT);
    assertThat(kept.toString()).doesNotContainPattern("[0-9a-f]{8}");
  }
}
