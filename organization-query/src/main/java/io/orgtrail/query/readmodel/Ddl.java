package io.orgtrail.query.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SQL that makes the tables of a read model in the schema it runs in. */
public final class Ddl {

  /** Makes tables. */
  public static final String TABLES = read("tables.sql");

  /** Makes keys and indexes, which is faster once rows are there. */
  public static final String INDEXES = read("indexes.sql");

  private static final int NAME_BYTES = 8;

  private Ddl() {}

  /** What these tables are made by; these projections fill them. */
  public static ReadModelVersion version(String projections) {
    return new ReadModelVersion(name(TABLES + INDEXES + projections), name(TABLES + INDEXES));
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
