package io.orgtrail.command.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.orgtrail.command.CommandApplication;
import io.orgtrail.command.invitations.InvitationSecrets;
import io.orgtrail.command.webhooks.WebhookSecrets;
import io.orgtrail.command.webhooks.addresses.NameLookup.NameServer;
import io.orgtrail.embedded.LoopbackPort;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A database, a broker and a mail server, and the service running on them. Most tests share one;
 * those that stop the service or turn its clock have their own.
 */
public final class Installation {

  /** Key of all secrets here. */
  public static final String SECRET_KEY =
      Base64.getEncoder().encodeToString("thirty-two bytes of a test's key".getBytes());

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEYS = Tokens.jwkSetUri();

  private final Database database = Database.empty();
  private final String broker;
  private final Map<String, String> more;
  private final GreenMail mail;
  private final TurningClock clock = new TurningClock();
  private final List<ConfigurableApplicationContext> running = new ArrayList<>();
  private final MovingNames names = new MovingNames();
  private CommandClient client;

  private Installation(String broker) {
    this(broker, Map.of());
  }

  private Installation(String broker, Map<String, String> more) {
    this.broker = broker;
    this.more = more;
    mail =
        new GreenMail(
            new ServerSetup(LoopbackPort.free().number(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
  }

  /** The one that tests share, with the service running. */
  public static Installation shared() {
    return Shared.INSTALLATION;
  }

  /** The one whose service tests stop and start again, and whose clock they turn. */
  public static Installation illTreated() {
    return IllTreated.INSTALLATION;
  }

  /** The one where a caller may send 5 commands in a second, and an organization be sent 8. */
  public static Installation bounded() {
    return Bounded.INSTALLATION;
  }

  /** A new one on a broker of the test's own. */
  public static Installation on(String broker) {
    return new Installation(broker);
  }

  /** Starts the service, once more if it runs already, and waits until it takes commands. */
  public Installation start() {
    begin();
    var consumers =
        running.get(running.size() - 1).getBean("commandConsumers", HealthIndicator.class);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> consumers.health().getStatus().equals(Status.UP));
    return this;
  }

  /** Starts the service, whether it can take commands or not. */
  public void begin() {
    var context =
        new SpringApplicationBuilder(CommandApplication.class)
            .properties("spring.config.name=" + CommandApplication.CONFIGURATION)
            .initializers(this::turnClock, this::moveNames)
            // Its database stops at the end of the JVM, and it would wait for that in vain.
            .registerShutdownHook(false)
            .run(settings());
    running.add(context);
  }

  /** Stops the service, the one that was started last when there are several. */
  public Installation stop() {
    running.remove(running.size() - 1).close();
    return this;
  }

  private void turnClock(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean("turningClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
  }

  private void moveNames(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean("movingNames", NameServer.class, () -> names, bean -> bean.setPrimary(true));
  }

  private String[] settings() {
    var settings =
        Map.ofEntries(
            Map.entry("ORGANIZATION_COMMAND_PORT", "0"),
            Map.entry("ORGANIZATION_POSTGRES_URL", database.access().url()),
            Map.entry("ORGANIZATION_COMMAND_POSTGRES_USER", database.access().user()),
            Map.entry("ORGANIZATION_COMMAND_POSTGRES_PASSWORD", database.access().password()),
            Map.entry("ORGANIZATION_KAFKA_BOOTSTRAP_SERVERS", broker),
            Map.entry("ORGANIZATION_SECRET_KEY", SECRET_KEY),
            Map.entry("ORGANIZATION_PERSONAL_DATA_KEYS", "1:" + SECRET_KEY),
            Map.entry("ORGANIZATION_JWT_ISSUER_URI", Tokens.ISSUER),
            Map.entry("ORGANIZATION_JWT_JWK_SET_URI", KEYS),
            Map.entry("ORGANIZATION_WEBHOOK_ALLOWED_ADDRESSES", "127.0.0.1/32"),
            Map.entry("ORGANIZATION_WEBHOOK_RETRY_DELAY", "50ms"),
            Map.entry("ORGANIZATION_WEBHOOK_TIMEOUT", "3s"),
            Map.entry("ORGANIZATION_AUDIT_CHECKPOINT_INTERVAL", "200ms"),
            Map.entry("ORGANIZATION_SMTP_PORT", "" + mail.getSmtp().getPort()));
    return Stream.of(settings, more)
        .flatMap(each -> each.entrySet().stream())
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /** Lets time pass at once for the service, though not for the broker. */
  public void pass(Duration duration) {
    clock.pass(duration);
  }

  /** Where names lead, for the service. */
  public MovingNames names() {
    return names;
  }

  /** What the service keeps. */
  public Database database() {
    return database;
  }

  /** Addresses of the broker. */
  public String broker() {
    return broker;
  }

  /** Who takes its mails. */
  public GreenMail mail() {
    return mail;
  }

  /** A client of its topics. */
  public synchronized CommandClient client() {
    if (client == null) {
      client = new CommandClient(broker);
    }
    return client;
  }

  /** Reads a topic of its broker, which is awaited. */
  public TopicReader read(String topic) {
    return new TopicReader(broker, List.of(topic));
  }

  /** Where the service answers HTTP. */
  public HttpCommands http() {
    return new HttpCommands("http://127.0.0.1:" + port());
  }

  /** Sends the service what is no decent request. */
  public RawHttp rawHttp() {
    return new RawHttp(port());
  }

  private int port() {
    return ((WebServerApplicationContext) running.get(0)).getWebServer().getPort();
  }

  /** The secret that a mail of that issue of an invitation carries. */
  public String secret(String organizationId, String invitationId, int issue) {
    return service().getBean(InvitationSecrets.class).secret(organizationId, invitationId, issue);
  }

  /** The secret of that rotation of a webhook. */
  public String webhookSecret(String organizationId, String webhookId, int rotation) {
    return service().getBean(WebhookSecrets.class).secret(organizationId, webhookId, rotation);
  }

  /** The parts of the running service. */
  public ApplicationContext service() {
    return running.get(0);
  }

  private static final class Shared {
    static final Installation INSTALLATION = new Installation(Servers.sharedBroker()).start();
  }

  private static final class Bounded {
    static final Installation INSTALLATION =
        new Installation(
                Servers.newBroker(),
                Map.of(
                    "ORGANIZATION_COMMANDS_PER_CALLER", "5",
                    "ORGANIZATION_COMMANDS_PER_ORGANIZATION", "8"))
            .start();
  }

  private static final class IllTreated {
    static final Installation INSTALLATION = new Installation(Servers.newBroker()).start();
  }
}
