package io.orgtrail.benchmarks.load;

import io.orgtrail.benchmarks.http.HttpConnection;

/** A request and its answer. */
public interface Exchange {

  /**
   * Sends the next request and takes its answer; fails when that is not as it should be.
   *
   * @param number which of the connections this is, from 0
   * @param turn how often it was used before
   */
  void over(HttpConnection connection, int number, int turn);
}
