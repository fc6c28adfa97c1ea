package io.orgtrail.client.audit;

import io.orgtrail.api.messages.Json;
import io.orgtrail.client.errors.RequestUnansweredException;
import io.orgtrail.client.requests.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries as server-sent events bring them, across as many connections as it takes. */
final class Following extends Spliterators.AbstractSpliterator<AuditEntry> {

  private static final Logger log = LoggerFactory.getLogger(Following.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String DATA = "data:";

  private final Scope scope;
  private final AuditFilter filter;
  private volatile BufferedReader lines;
  private volatile boolean closed;
  private long after;

  Following(Scope scope, AuditFilter filter, long after) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.scope = scope;
    this.filter = filter;
    this.after = after;
  }

  /** Connects at once, so that nothing is missed from here on. */
  Stream<AuditEntry> stream() {
    connect();
    return StreamSupport.stream(this, false).onClose(this::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super AuditEntry> action) {
    while (!closed) {
      var line = nextLine();
      if (line == null && !closed) {
        connectAgain();
      } else if (line != null && line.startsWith(DATA)) {
        var entry = Json.mapper().readValue(line.substring(DATA.length()), AuditEntry.class);
        after = entry.position();
        action.accept(entry);
        return true;
      }
    }
    return false;
  }

  private String nextLine() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  private void connect() {
    var headers = Map.of("Accept", "text/event-stream", "Last-Event-ID", Long.toString(after));
    var body = scope.reads().open(scope.path("/audit-trail/stream"), filter.query(), headers);
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    if (closed) {
      closeLines();
    }
  }

  /** What is refused stays refused; what is not answered is asked again by who reads on. */
  private void connectAgain() {
    closeLines();
    try {
      Thread.sleep(PAUSE.toMillis());
      connect();
    } catch (RequestUnansweredException e) {
      log.debug("What happens is not told now", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void close() {
    closed = true;
    closeLines();
  }

  private void closeLines() {
    try {
      lines.close();
    } catch (IOException e) {
      log.debug("A connection was closed before", e);
    }
  }
}
