package org.seatline.server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.ConfigurationException;
import org.seatline.server.admin.ConfigurationSource;
import org.seatline.server.admin.ConfigurationStart;
import org.seatline.server.admin.ConfigurationVersions;
import org.seatline.server.admin.LiveConfiguration;
import org.seatline.server.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What everything else of the server stands on: its configuration, its data folder, its database.
 *
 * @param source where people change the configuration
 * @param versions the configurations that were in force
 * @param folder files of the configuration that the server starts with
 */
record Foundation(
    ServerOptions options,
    Clock clock,
    InetAddress bind,
    LiveConfiguration live,
    ConfigurationSource source,
    ConfigurationVersions versions,
    Path folder,
    DataFolder data,
    Store store) {
  private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

  /** Reads the configuration and opens folder and database, unless something forbids to start. */
  static Foundation open(ServerOptions options, CallSides callSides, Clock clock, Closing closing)
      throws ServerFailure, ConfigurationException, IOException {
    StoreOpening opening = closing.later(StoreOpening.begin(options));
    ConfigurationSource source = ConfigurationSource.of(options.config(), options.data());
    ConfigurationStart start =
        closing.later(
            ConfigurationStart.read(source, DataFolder.versions(options.data()), callSides::check));
    Configuration configuration = start.configuration();
    InetAddress bind = Binding.check(options.bind(), configuration.centre().demo());
    Binding.checkFree(bind, options.httpPort());
    Binding.checkFreeForSip(bind, options.sipPort());
    DataFolder data = closing.later(DataFolder.take(options.data()));
    Store store = closing.later(opening.store());
    start.load(store, clock);
    ConfigurationVersions versions =
        ConfigurationVersions.open(DataFolder.versions(options.data()));
    Path folder = start.keep(versions, clock);
    sayMistakes(start, folder);
    LiveConfiguration live = new LiveConfiguration(configuration);
    return new Foundation(options, clock, bind, live, source, versions, folder, data, store);
  }

  private static void sayMistakes(ConfigurationStart start, Path used) {
    ConfigurationException mistakes = start.mistakes();
    if (mistakes != null) {
      LOG.error("the configuration has mistakes, {} is used:\n{}", used, mistakes.getMessage());
      System.err.println(
          ServerFailure.text(
              Locale.getDefault(),
              "config.start-with-last",
              used,
              String.join("\n", mistakes.problems())));
    }
  }
}
