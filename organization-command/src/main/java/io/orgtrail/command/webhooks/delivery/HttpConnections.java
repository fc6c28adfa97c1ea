package io.orgtrail.command.webhooks.delivery;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client for endpoints of strangers: does what it is told, once, and nothing else. */
final class HttpConnections {

  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);

  /** An endpoint may have closed a connection that was not used for so long. */
  private static final TimeValue PERHAPS_CLOSED = TimeValue.ofMilliseconds(200);

  private HttpConnections() {}

  static CloseableHttpClient open(DnsResolver dns, WebhookSettings settings) {
    var timeout = Timeout.of(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(dns)
            // Nobody waits for a connection that somebody else's endpoint holds.
            .setMaxConnTotal(settings.concurrency())
            .setMaxConnPerRoute(settings.concurrency())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT)
                    .setSocketTimeout(timeout)
                    .setValidateAfterInactivity(PERHAPS_CLOSED)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Orgtrail-Webhooks")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .evictIdleConnections(IDLE)
        .build();
  }
}
