package org.seatline.softphone.buttons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.buttons.HeadsetButtons.Button;
import org.seatline.softphone.buttons.HeadsetButtons.Light;

class ButtonDecoderTest {
  private static ButtonDecoder decoder(byte[] descriptor) {
    return new ButtonDecoder(ReportDescriptor.parse(descriptor, descriptor.length));
  }

  private static Set<Button> press(ButtonDecoder decoder, int... report) {
    byte[] bytes = new byte[report.length];
    for (int i = 0; i < report.length; i++) {
      bytes[i] = (byte) report[i];
    }
    return decoder.pressed(bytes, bytes.length);
  }

  @Test
  void readsAHookSwitchWithAPositionAndPresses() {
    ButtonDecoder decoder = decoder(Descriptors.WITH_POSITIONS);
    assertThat(decoder.useful()).isTrue();
    assertThat(press(decoder, 2, 0b0001)).containsExactly(Button.ANSWER);
    assertThat(press(decoder, 2, 0b0101)).containsExactly(Button.MUTE);
    assertThat(press(decoder, 2, 0b0001)).isEmpty();
    assertThat(press(decoder, 2, 0b1001)).containsExactly(Button.HOLD);
    assertThat(press(decoder, 2, 0b0000)).containsExactly(Button.END);
  }

  @Test
  void ignoresVolumeKeys() {
    ButtonDecoder decoder = decoder(Descriptors.WITH_POSITIONS);
    assertThat(press(decoder, 1, 0b01)).isEmpty();
    assertThat(press(decoder, 1, 0b11)).isEmpty();
  }

  @Test
  void takesTheHeadsetsRepetitionOfWhatTheProgramDidForNoPress() {
    ButtonDecoder decoder = decoder(Descriptors.WITH_POSITIONS);
    decoder.offHook(true);
    assertThat(press(decoder, 2, 0b0001)).isEmpty();
    decoder.offHook(false);
    assertThat(press(decoder, 2, 0b0000)).isEmpty();
    assertThat(press(decoder, 2, 0b0001)).containsExactly(Button.ANSWER);
  }

  @Test
  void readsWhichKeyIsDown() {
    ButtonDecoder decoder = decoder(Descriptors.WITH_ONE_KEY_AT_A_TIME);
    assertThat(press(decoder, 0x10)).containsExactly(Button.ANSWER);
    assertThat(press(decoder, 0x00)).isEmpty();
    assertThat(press(decoder, 0x20)).containsExactly(Button.HOLD);
    assertThat(press(decoder, 0x30)).containsExactly(Button.MUTE);
    assertThat(press(decoder, 0x30)).isEmpty();
    assertThat(press(decoder, 0x00)).isEmpty();
    assertThat(press(decoder, 0x10)).containsExactly(Button.END);
    assertThat(press(decoder, 0x40)).containsExactly(Button.END);
  }

  @Test
  void writesLights() {
    ButtonDecoder first = decoder(Descriptors.WITH_POSITIONS);
    assertThat(first.lightReports()).containsExactly(2);
    assertThat(first.lightReport(2, Set.of(Light.OFF_HOOK, Light.RING)))
        .containsExactly((byte) 0b0101);
    ButtonDecoder second = decoder(Descriptors.WITH_ONE_KEY_AT_A_TIME);
    assertThat(second.lightReports()).containsExactly(0);
    assertThat(second.lightReport(0, Set.of(Light.RING, Light.MUTE)))
        .containsExactly((byte) 0b0101);
    assertThat(second.lightReport(0, Set.of())).containsExactly((byte) 0);
  }

  @Test
  void survivesWhatIsNoDescriptorAndNoReport() {
    Random random = new Random(11);
    for (int i = 0; i < 3000; i++) {
      byte[] descriptor =
          i % 2 == 0
              ? new byte[random.nextInt(200)]
              : Arrays.copyOf(
                  Descriptors.WITH_POSITIONS, random.nextInt(Descriptors.WITH_POSITIONS.length));
      if (i % 2 == 0) {
        random.nextBytes(descriptor);
      } else if (descriptor.length > 0) {
        descriptor[random.nextInt(descriptor.length)] ^= (byte) (1 << random.nextInt(8));
      }
      ButtonDecoder decoder = decoder(descriptor);
      byte[] report = new byte[random.nextInt(16)];
      random.nextBytes(report);
      assertThat(decoder.pressed(report, report.length)).hasSizeLessThan(5);
      for (int id : decoder.lightReports()) {
        assertThat(decoder.lightReport(id, Set.of(Light.RING))).hasSizeLessThan(2000);
      }
    }
  }
}
