package io.orgtrail.standalone;

import io.orgtrail.command.CommandApplication;
import io.orgtrail.embedded.EmbeddedKafkaBroker;
import io.orgtrail.embedded.EmbeddedPostgresServer;
import io.orgtrail.query.QueryApplication;
import io.orgtrail.standalone.issuer.DevelopmentIssuer;
import io.orgtrail.standalone.issuer.DevelopmentIssuerConfiguration;
import io.orgtrail.standalone.mail.SmtpSink;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole system in this JVM: what has started is stopped in reverse, also half way. */
final class StandaloneRun {
  private static final Logger log = LoggerFactory.getLogger(StandaloneRun.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** After an upgrade the read model may have to be built of all events first. */
  private static final Duration READ_MODEL_PATIENCE = Duration.ofHours(1);

  private static final int STOP_WAITS_SECONDS = 5;
  private static final String PERSONAL_DATA_KEYS = "organization.personal-data-keys";

  private final StandaloneSettings settings;
  private final Clock clock = Clock.systemUTC();
  private final Started started = new Started();
  private final Thread starter = Thread.currentThread();
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private volatile boolean stopping;

  StandaloneRun(StandaloneSettings settings) {
    this.settings = settings;
  }

  /** Returns when commands and queries are answered. */
  void start() throws Exception {
    try {
      settings.requireFreePorts();
      StandaloneData data = started.start(() -> StandaloneData.open(settings.dataDirectory()));
      startServices(data);
      new Readiness(settings.commandUrl()).await(PATIENCE);
      new Readiness(settings.queryUrl()).await(READ_MODEL_PATIENCE);
    } finally {
      others.shutdown();
      startEnded.countDown();
    }
  }

  /** What needs nothing of each other starts at the same time. */
  private void startServices(StandaloneData data) throws Exception {
    log.info("Starting Kafka on port {}, data in {}", settings.kafkaPort(), data.kafka());
    var broker = starting(() -> EmbeddedKafkaBroker.start(data.kafka(), settings.kafkaPort()));
    log.info(
        "Starting PostgreSQL on port {}, data in {}", settings.postgresPort(), data.postgres());
    var postgres =
        started.start(() -> EmbeddedPostgresServer.start(data.postgres(), settings.postgresPort()));
    var mail = started.start(() -> SmtpSink.start(data.mail(), clock));
    log.info("Starting the query service on port {}", settings.queryPort());
    var queries = starting(() -> queryService(data, postgres));
    var kafka = broker.get();
    log.info("Starting the command service on port {}", settings.commandPort());
    started.start(() -> commandService(data, postgres, kafka, mail));
    queries.get();
  }

  private <T extends AutoCloseable> Future<T> starting(Callable<T> starter) {
    return others.submit(() -> started.start(starter));
  }

  private AutoCloseable commandService(
      StandaloneData data,
      EmbeddedPostgresServer postgres,
      EmbeddedKafkaBroker kafka,
      SmtpSink mail) {
    DevelopmentIssuer issuer =
        new DevelopmentIssuer(data.issuerKey(), settings.issuer(), settings.audience(), clock);
    data.operatorToken().write(issuer.operatorToken());
    return new Service("organization-command", settings.commandPort())
        .on(postgres.command())
        .on(kafka)
        .trusting(settings)
        .with("organization.secret-key", data.secretKey())
        .with(PERSONAL_DATA_KEYS, data.personalDataKeys())
        .with("spring.mail.host", "127.0.0.1")
        .with("spring.mail.port", mail.port())
        .with("organization.webhooks.allowed-addresses", settings.webhookAddresses())
        .with("organization.rates.per-caller", "${ORGANIZATION_COMMANDS_PER_CALLER:0}")
        .with("organization.rates.per-organization", "${ORGANIZATION_COMMANDS_PER_ORGANIZATION:0}")
        .start(
            DevelopmentIssuer.class,
            issuer,
            CommandApplication.class,
            DevelopmentIssuerConfiguration.class);
  }

  private AutoCloseable queryService(StandaloneData data, EmbeddedPostgresServer postgres) {
    return new Service("organization-query", settings.queryPort())
        .on(postgres.query())
        .with(PERSONAL_DATA_KEYS, data.personalDataKeys())
        .with("spring.kafka.bootstrap-servers", settings.kafkaServer())
        .trusting(settings)
        .with("organization.rates.per-caller", "${ORGANIZATION_QUERIES_PER_CALLER:0}")
        .with("organization.rates.per-organization", "${ORGANIZATION_QUERIES_PER_ORGANIZATION:0}")
        .with(
            "organization.audit.max-streams-per-caller",
            "${ORGANIZATION_AUDIT_MAX_STREAMS_PER_CALLER:0}")
        .start(QueryApplication.class);
  }

  boolean isStopping() {
    return stopping;
  }

  /** Lets a start under way come to an end of its own, for a moment, and closes what there is. */
  void stop() {
    stopping = true;
    try {
      if (startEnded.getCount() > 0) {
        starter.interrupt();
        others.shutdownNow();
        others.awaitTermination(STOP_WAITS_SECONDS, TimeUnit.SECONDS);
        startEnded.await(STOP_WAITS_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    started.close();
  }
}
