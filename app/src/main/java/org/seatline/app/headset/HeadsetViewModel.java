package org.seatline.app.headset;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetPage.DeviceField;
import org.seatline.app.headset.HeadsetPage.Option;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.app.settings.HeadsetSettings.Use;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.sdp.MediaSecurity.Policy;

/**
 * The headset page. It looks at the headset whenever {@link #tick} is called, ten times a second.
 */
public final class HeadsetViewModel {
  private static final double METER_RANGE_DB = 60;
  private static final String STATE = "seat.headset.";

  private final Seat seat;
  private final HeadsetEquipment equipment;
  private final SettingsKeeper keeper;
  private final Messages messages;
  private final CheckViewModel check;
  private final ReadOnlyObjectWrapper<HeadsetPage> page;
  private final ReadOnlyDoubleWrapper microphoneLevel = new ReadOnlyDoubleWrapper();
  private final ReadOnlyDoubleWrapper earpieceLevel = new ReadOnlyDoubleWrapper();
  private HeadsetPicture picture = HeadsetPicture.NOTHING;

  /** Follows settings and language from now on; the headset only by {@link #tick}. */
  public HeadsetViewModel(
      Seat seat, HeadsetEquipment equipment, SettingsKeeper keeper, Messages messages) {
    this.seat = seat;
    this.equipment = equipment;
    this.keeper = keeper;
    this.messages = messages;
    this.check = new CheckViewModel(seat, equipment.desk(), keeper, messages);
    this.page = new ReadOnlyObjectWrapper<>(describe());
    keeper.settingsProperty().addListener(property -> page.set(describe()));
    messages.languageProperty().addListener(property -> page.set(describe()));
  }

  /** What the page shows. */
  public ReadOnlyObjectProperty<HeadsetPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** What the microphone hears, 0 to 1. */
  public ReadOnlyDoubleProperty microphoneLevelProperty() {
    return microphoneLevel.getReadOnlyProperty();
  }

  /** What the earpiece plays, 0 to 1. */
  public ReadOnlyDoubleProperty earpieceLevelProperty() {
    return earpieceLevel.getReadOnlyProperty();
  }

  /** The audio check. */
  public CheckViewModel check() {
    return check;
  }

  /** Looks at the headset. */
  public void tick() {
    picture = equipment.desk().look();
    microphoneLevel.set(share(picture.microphoneDbov()));
    earpieceLevel.set(share(picture.earpieceDbov()));
    check.follow(picture);
    page.set(describe());
  }

  /** Nobody looks any more: tests end. */
  public void leave() {
    equipment.desk().tone(false);
    equipment.desk().ring(false);
    check.stop();
  }

  static double share(int dbov) {
    return Math.clamp(1 + dbov / METER_RANGE_DB, 0, 1);
  }

  /** Chooses a device, at once. */
  public void choose(Use use, Option option) {
    String name =
        picture.devices().stream()
            .filter(device -> device.id().equals(option.id()))
            .map(AudioDevice::name)
            .findFirst()
            .orElse("");
    boolean same = settings().device(use).id().equals(option.id());
    if (!same) {
      change(s -> s.withDevice(use, new DeviceSetting(option.id(), name)));
    }
  }

  /** Turns a part of sound processing on or off. */
  public void toggle(SoundFeature feature) {
    change(s -> s.toggled(feature));
  }

  /** Chooses when media are encrypted, from the next call on. */
  public void encrypt(Policy policy) {
    change(s -> s.withEncryption(policy));
  }

  /** How loud it rings, in percent. */
  public void ringPercent(int percent) {
    change(s -> s.withRingPercent(percent));
  }

  /** The buffer of the sound lines, from the next start on. */
  public void bufferMs(int ms) {
    change(s -> s.withBufferMs(ms));
  }

  /** Begins or ends the test tone. */
  public void tone() {
    equipment.desk().tone(page.get().tests().free() && !picture.tone());
    tick();
  }

  /** Begins or ends the test ring. */
  public void ring() {
    equipment.desk().ring(page.get().tests().free() && !picture.rings());
    tick();
  }

  private HeadsetSettings settings() {
    return keeper.settings().headset();
  }

  private void change(UnaryOperator<HeadsetSettings> how) {
    keeper.change(s -> s.withHeadset(how.apply(s.headset())));
  }

  private HeadsetPage describe() {
    HeadsetSettings now = settings();
    return new HeadsetPage(
        state(picture.state()),
        picture.state().working(),
        field(Use.MICROPHONE),
        field(Use.EARPIECE),
        field(Use.RINGER),
        now,
        processing(),
        buttons(equipment.buttons().state()),
        new HeadsetPage.Tests(isFree(seat.snapshot()), picture.tone(), picture.rings()));
  }

  /** Whether no call needs the headset. */
  static boolean isFree(SeatSnapshot now) {
    return now.call() == null && now.supervision() == null;
  }

  private DeviceField field(Use use) {
    return DeviceOptions.of(use, settings().device(use), picture.devices(), messages);
  }

  private String state(HeadsetState state) {
    return switch (state) {
      case HeadsetState.Working working -> messages.get("headset.works");
      case HeadsetState.Unusable(HeadsetState.Reason reason, String detail) ->
          messages.get(STATE + Words.of(reason));
    };
  }

  private HeadsetPage.Processing processing() {
    return picture.processing() instanceof SoundProcessor.State.Unavailable
        ? new HeadsetPage.Processing(false, messages.get("headset.processing-unavailable"))
        : new HeadsetPage.Processing(true, "");
  }

  private String buttons(HeadsetButtons.State state) {
    return switch (state) {
      case HeadsetButtons.State.Starting() -> messages.get("headset.buttons-starting");
      case HeadsetButtons.State.Listening(List<String> devices, List<String> locked) ->
          listening(devices, locked);
      case HeadsetButtons.State.Unavailable(String detail) ->
          messages.get("headset.buttons-unavailable");
      case HeadsetButtons.State.Closed() -> messages.get("headset.buttons-off");
    };
  }

  private String listening(List<String> devices, List<String> locked) {
    if (!devices.isEmpty()) {
      return messages.get("headset.buttons-of", String.join(", ", devices));
    }
    return locked.isEmpty()
        ? messages.get("headset.buttons-none")
        : messages.get("headset.buttons-locked", String.join(", ", locked));
  }
}
