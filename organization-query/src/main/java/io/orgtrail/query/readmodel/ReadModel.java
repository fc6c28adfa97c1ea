package io.orgtrail.query.readmodel;

/** The generation of the read model that this service writes and reads: a schema of its own. */
public final class ReadModel {

  /** Its schema; the next generation is built in the next one. */
  public static final String SCHEMA = "read_1";

  /** The streaming processor that feeds it, as its tokens call it. */
  public static final String PROCESSOR = "read-model";

  private ReadModel() {}
}
