package org.seatline.softphone.buttons;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hid4java.HidDevice;
import org.hid4java.HidManager;
import org.hid4java.HidServices;
import org.hid4java.HidServicesSpecification;

/** HID by hid4java, without the threads that it could start. */
final class Hid4JavaBus implements HidBus {
  private final HidServices services;

  Hid4JavaBus() {
    HidServicesSpecification specification = new HidServicesSpecification();
    specification.setAutoStart(false);
    specification.setAutoShutdown(false);
    specification.setAutoDataRead(false);
    services = HidManager.getHidServices(specification);
  }

  // Only telephones are opened: what a keyboard sends is nobody's business here.
  @Override
  public List<Device> telephones() {
    List<Device> found = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (HidDevice device : services.getAttachedHidDevices()) {
      if ((device.getUsagePage() & 0xFFFF) == Telephony.PAGE && paths.add(device.getPath())) {
        found.add(new Telephone(device));
      }
    }
    return found;
  }

  private record Telephone(HidDevice device) implements Device {
    @Override
    public String path() {
      return device.getPath();
    }

    @Override
    public String name() {
      String product = device.getProduct();
      return product == null ? "" : product.strip();
    }

    @Override
    public int open(byte[] descriptor) {
      return device.open() ? device.getReportDescriptor(descriptor) : -1;
    }

    @Override
    public int read(byte[] report, int timeoutMs) {
      return device.read(report, timeoutMs);
    }

    @Override
    public boolean write(int reportId, byte[] report) {
      return device.write(report, report.length, (byte) reportId) >= 0;
    }

    @Override
    public void close() {
      device.close();
    }
  }

  @Override
  public void close() {
    services.shutdown();
  }
}
