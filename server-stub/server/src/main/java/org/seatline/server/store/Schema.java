package org.seatline.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables, brought up to date by numbered migrations. */
final class Schema {
  /** Where the migrations are, on the class path. */
  static final String MIGRATIONS = "org/seatline/server/store/migration";

  /** The newest migration: a database that has it is not looked at any closer at the start. */
  static final String NEWEST = "15";

  private Schema() {}

  /** Brings the tables up to date. The usual start finds that they are, by one short query. */
  static void bringUpToDate(DataSource source) {
    if (!isNewest(source)) {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:" + MIGRATIONS)
          .loggers("slf4j")
          .load()
          .migrate();
    }
  }

  private static boolean isNewest(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "select \"version\", \"success\" from \"flyway_schema_history\""
                    + " order by \"installed_rank\" desc")) {
      return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
    } catch (SQLException e) {
      return false; // a new database has no such table
    }
  }
}
