package io.orgtrail.query.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SQL that makes the tables of a read model in the schema it runs in. */
public final class Ddl {

  /** Makes tables. */
  public static final String TABLES = read("tables.sql");

  private static final String ALL_INDEXES = read("indexes.sql");

  /**
   * Make keys and indexes, which is faster once rows are there; each concerns tables of its own,
   * but for the last.
   */
  public static final List<String> INDEXES = List.of(ALL_INDEXES.split("\n\n"));

  private static final int NAME_BYTES = 8;

  private Ddl() {}

  /** What these tables are made by; these projections fill them. */
  public static ReadModelVersion version(String projections) {
    return new ReadModelVersion(
        name(TABLES + ALL_INDEXES + projections), name(TABLES + ALL_INDEXES));
  }

  private static String name(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(String file) {
    try (var text = Ddl.class.getResourceAsStream("/db/read-model/" + file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
