package io.orgtrail.command.webhooks.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.orgtrail.command.webhooks.WebhookSecrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/** Posts events to endpoints, signed as Standard Webhooks has it; one call is one attempt. */
class WebhookClient implements AutoCloseable {

  private static final int EXCERPT_BYTES = 1_024;

  private final CloseableHttpClient http;
  private final WebhookSecrets secrets;
  private final Clock clock;
  private final Duration timeout;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "webhook-deadlines");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closed;

  WebhookClient(CloseableHttpClient http, WebhookSecrets secrets, Clock clock, Duration timeout) {
    this.http = http;
    this.secrets = secrets;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Tells a webhook one event, for no longer than the timeout.
   *
   * @return what came of it; empty when this client was closed meanwhile, so that nobody knows
   */
  Optional<Attempt> tell(Turn turn, UntoldEvent event) {
    var request = request(turn, event);
    var start = System.nanoTime();
    var deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return Optional.of(answered(request, start));
    } catch (IOException | HttpException e) {
      return closed ? Optional.empty() : Optional.of(unanswered(e, since(start)));
    } catch (RuntimeException e) {
      if (closed) {
        return Optional.empty();
      }
      throw e;
    } finally {
      deadline.cancel(false);
    }
  }

  private HttpPost request(Turn turn, UntoldEvent event) {
    var body = event.body();
    var id = event.eventId().toString();
    var timestamp = clock.instant().getEpochSecond();
    var request = new HttpPost(URI.create(turn.url()));
    request.setHeader(Webhook.UNBRANDED_MSG_ID_KEY, id);
    request.setHeader(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, timestamp);
    request.setHeader(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signature(turn, id, timestamp, body));
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    return request;
  }

  private String signature(Turn turn, String id, long timestamp, String body) {
    var secret = secrets.secret(turn.organizationId(), turn.webhookId(), turn.rotation());
    try {
      return new Webhook(secret).sign(id, timestamp, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("a secret of ours always signs", e);
    }
  }

  private Attempt answered(HttpPost request, long start) throws IOException, HttpException {
    var response = http.executeOpen(RoutingSupport.determineHost(request), request, null);
    try {
      var excerpt = excerpt(response);
      return new Attempt(response.getCode(), since(start), excerpt, null);
    } finally {
      Closer.closeQuietly(response);
    }
  }

  /** How the answer begins, if it comes at all: the status says enough. The rest is never read. */
  private static String excerpt(ClassicHttpResponse response) {
    if (response.getEntity() == null) {
      return null;
    }
    try {
      var bytes = response.getEntity().getContent().readNBytes(EXCERPT_BYTES);
      return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    } catch (IOException e) {
      return null;
    }
  }

  /** Only the kind of failure: its message may hold the address. */
  private static Attempt unanswered(Exception failure, Duration latency) {
    return new Attempt(null, latency, null, failure.getClass().getSimpleName());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    closed = true;
    http.close(CloseMode.IMMEDIATE);
    deadlines.shutdownNow();
  }
}
