package org.seatline.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final String FIRST = "1";

  @Test
  void newestIsTheLastMigration() throws Exception {
    URL folder = Schema.class.getClassLoader().getResource(Schema.MIGRATIONS);
    assertThat(folder).isNotNull();

    List<String> versions;
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      versions =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .map(name -> name.substring(1, name.indexOf("__")))
              .sorted(Comparator.comparingInt(Integer::parseInt))
              .toList();
    }

    assertThat(versions).last().isEqualTo(Schema.NEWEST);
  }

  @Test
  void bringsADatabaseWithAnOlderSchemaUpToDate(@TempDir Path folder) throws Exception {
    DatabaseSettings settings = DatabaseSettings.embedded(folder);
    migrateTo(FIRST, settings);

    Store.open(settings).close();

    assertThat(versions(settings)).last().isEqualTo(Schema.NEWEST);
  }

  private static void migrateTo(String version, DatabaseSettings settings) {
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:" + Schema.MIGRATIONS)
        .target(version)
        .load()
        .migrate();
  }

  private static List<String> versions(DatabaseSettings settings) throws Exception {
    List<String> versions = new ArrayList<>();
    try (Connection connection = connect(settings);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\"")) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    }
    return versions;
  }

  private static Connection connect(DatabaseSettings settings) throws Exception {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
  }
}
