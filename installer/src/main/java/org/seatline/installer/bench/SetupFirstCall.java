package org.seatline.installer.bench;

/** A process whose first call is measured, with nothing loaded before. */
final class SetupFirstCall {
  private SetupFirstCall() {}

  @SuppressWarnings("SystemOut") // read by whoever started it
  public static void main(String[] args) throws Exception {
    try (SetupPhones phones = SetupPhones.open()) {
      System.out.println(CallSetupBench.first("cold", phones.call()));
    }
  }
}
