package io.orgtrail.query.timetravel;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything an organization was at a position; never changes. */
public final class Past {

  /** No past: queries read what there is. */
  static final Past NONE = new Past(Map.of());

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Map<String, PastTable> tables;

  private Past(Map<String, PastTable> tables) {
    this.tables = tables;
  }

  static Past of(List<PastTable> tables) {
    return new Past(
        tables.stream()
            .collect(Collectors.toUnmodifiableMap(each -> each.table().name(), each -> each)));
  }

  /** A table of the read model as it was. */
  public PastTable table(String name) {
    return tables.get(name);
  }

  /** How many rows there are in all tables. */
  int size() {
    return tables.values().stream().mapToInt(PastTable::size).sum();
  }

  /** Lets a query read the past: every table that it may name is shadowed. */
  JdbcClient.StatementSpec sql(JdbcClient jdbc, String sql) {
    var named = named(sql);
    if (named.isEmpty()) {
      return jdbc.sql(sql);
    }
    var shadows = named.stream().map(PastTable::shadow).collect(Collectors.joining(",\n"));
    var statement = jdbc.sql("WITH " + shadows + "\n" + sql);
    for (var table : named) {
      for (var i = 0; i < table.values().size(); i++) {
        statement = statement.param(table.parameter(i), table.values().get(i));
      }
    }
    return statement;
  }

  /** More than needed does no harm, less would mix past and present: any word counts. */
  private List<PastTable> named(String sql) {
    return WORD.matcher(sql)
        .results()
        .map(word -> tables.get(word.group()))
        .filter(table -> table != null)
        .distinct()
        .toList();
  }
}
