package io.orgtrail.client;

import io.orgtrail.client.requests.KnownIds;
import io.orgtrail.client.requests.Positions;
import io.orgtrail.client.transport.CommandTransport;
import io.orgtrail.client.transport.HttpService;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/**
 * What a client and those it makes for other callers share.
 *
 * @param workers whose threads HTTP is done by
 */
record Connections(
    CommandTransport commands,
    HttpService queries,
    Positions positions,
    KnownIds ids,
    Duration patience,
    ExecutorService workers) {

  void close() {
    commands.close();
    queries.close();
    workers.shutdownNow();
  }
}
