package io.orgtrail.query.projections;

import com.zaxxer.hikari.HikariDataSource;
import io.orgtrail.query.positions.Tokens;
import io.orgtrail.query.readmodel.Generation;

/**
 * A generation that this instance answers from, or is about to.
 *
 * @param pool connections to it
 * @param tokens how far it has come
 * @param processor feeds it
 */
record ServedGeneration(
    Generation generation, HikariDataSource pool, Tokens tokens, ProjectionProcessor processor) {

  boolean is(Generation other) {
    return generation.number() == other.number();
  }
}
