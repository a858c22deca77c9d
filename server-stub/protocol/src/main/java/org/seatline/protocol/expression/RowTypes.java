package org.seatline.protocol.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/** The types of the rows of tables, so that a column that is not there is found when compiling. */
final class RowTypes implements CelTypeProvider {
  private final ImmutableMap<String, CelType> rows;

  RowTypes(Map<String, ExpressionType> names) {
    ImmutableMap.Builder<String, CelType> found = ImmutableMap.builder();
    names.forEach(
        (name, type) -> {
          if (type instanceof ExpressionType.Table table) {
            found.put(rowOf(name), row(rowOf(name), table));
          }
        });
    this.rows = found.buildOrThrow();
  }

  private static String rowOf(String table) {
    return "row." + table;
  }

  private static CelType row(String name, ExpressionType.Table table) {
    ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
    table.columns().forEach((column, plain) -> types.put(column, of(plain)));
    ImmutableMap<String, CelType> columns = types.buildOrThrow();
    return StructType.create(
        name, columns.keySet(), column -> Optional.ofNullable(columns.get(column)));
  }

  /** The type of a name. */
  CelType of(String name, ExpressionType type) {
    return switch (type) {
      case ExpressionType.Plain plain -> of(plain);
      case ExpressionType.Table table ->
          ListType.create(rows.getOrDefault(rowOf(name), row(rowOf(name), table)));
    };
  }

  static CelType of(ExpressionType.Plain plain) {
    return switch (plain) {
      case TEXT -> SimpleType.STRING;
      case NUMBER -> SimpleType.DOUBLE;
      case TRUTH -> SimpleType.BOOL;
      case TEXTS -> ListType.create(SimpleType.STRING);
    };
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return rows.values();
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(rows.get(name));
  }
}
