package io.orgtrail.client;

import io.orgtrail.client.requests.KnownIds;
import io.orgtrail.client.requests.Positions;
import io.orgtrail.client.transport.CommandTransport;
import io.orgtrail.client.transport.HttpService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * What a client and those it makes for other callers share.
 *
 * @param executors that end with the client
 */
record Connections(
    CommandTransport commands,
    HttpService queries,
    Positions positions,
    KnownIds ids,
    Duration patience,
    List<ExecutorService> executors) {

  void close() {
    commands.close();
    executors.forEach(ExecutorService::shutdownNow);
  }
}
