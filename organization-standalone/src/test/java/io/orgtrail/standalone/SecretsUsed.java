package io.orgtrail.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Uses every kind of secret there is, rightly and wrongly, and keeps what is answered. */
final class SecretsUsed {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Pattern LINK = Pattern.compile("/invitations/bobs#([A-Za-z0-9_-]+)");
  private static final String HOOK = "key-in-the-address-of-a-webhook";
  private static final String GUESS = "guessed-secret-of-an-invitation";
  private static final String RUBBISH =
      "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJldmUifQ.c2lnbmVkLWJ5LWV2ZQ";

  private final ChildRun run;
  private final List<String> secrets = new ArrayList<>(List.of(HOOK, GUESS, RUBBISH));
  private final Map<String, String> said = new LinkedHashMap<>();

  SecretsUsed(ChildRun run) {
    this.run = run;
  }

  List<String> secrets() {
    return secrets;
  }

  /** What was answered, by who answered it. */
  Map<String, String> said() {
    return said;
  }

  void useAll() throws Exception {
    keepThoseOfTheRun();
    Visitor carol = visitor("{\"sub\":\"carol\",\"email\":\"carol@example.com\"}");
    carol.accepted("CreateOrganization", "{\"organizationId\":\"doors\",\"name\":\"Doors\"}");
    invite(carol);
    callWebhooks(carol);
    sendWhatIsRefused(carol);
    sendWhatCannotBeRead(carol);
    watch();
  }

  private Visitor visitor(String claims) throws IOException, InterruptedException {
    Visitor visitor = Visitor.of(run, claims);
    secrets.add(visitor.token());
    return visitor;
  }

  private void keepThoseOfTheRun() throws IOException {
    Path data = run.settings().dataDirectory();
    secrets.add(Files.readString(data.resolve("operator.token")).strip());
    secrets.add(Files.readString(data.resolve("secret.key")).strip());
    secrets.add(Files.readString(data.resolve("postgres/superuser.password")).strip());
    secrets.add(JsonPath.read(data.resolve("issuer.jwk").toFile(), "$.d"));
  }

  private void invite(Visitor carol) throws Exception {
    carol.accepted(
        "InviteMember",
        """
        {"organizationId":"doors","invitationId":"bobs","email":"bob@example.com"}""");
    String secret = await().atMost(LONG).until(this::mailed, found -> found != null);
    secrets.add(secret);
    Visitor bob =
        visitor(
            """
            {"sub":"bob","email":"bob@example.com","email_verified":false}""");
    keep("accepting", bob.command("AcceptInvitation", accepting(GUESS)));
    bob.accepted("AcceptInvitation", accepting(secret));
    keep("accepting again", bob.command("AcceptInvitation", accepting(secret)));
  }

  private static String accepting(String secret) {
    return """
        {"organizationId":"doors","invitationId":"bobs","secret":"%s"}"""
        .formatted(secret);
  }

  private String mailed() throws IOException {
    Path mails = run.settings().dataDirectory().resolve("mail");
    if (!Files.exists(mails)) {
      return null;
    }
    try (Stream<Path> files = Files.list(mails)) {
      for (Path mail : files.filter(file -> file.toString().endsWith(".eml")).toList()) {
        Matcher link = LINK.matcher(Files.readString(mail).replace("=\r\n", ""));
        if (link.find()) {
          return link.group(1);
        }
      }
    }
    return null;
  }

  /** Nobody listens there: each attempt fails. */
  private void callWebhooks(Visitor carol) throws Exception {
    String registered =
        carol.accepted(
            "RegisterWebhook",
            """
            {"organizationId":"doors","webhookId":"hook","url":"http://127.0.0.1:1/hook?key=%s"}"""
                .formatted(HOOK));
    secrets.add(JsonPath.read(registered, "$.result.secret"));
    String rotated =
        carol.accepted(
            "RotateWebhookSecret", "{\"organizationId\":\"doors\",\"webhookId\":\"hook\"}");
    secrets.add(JsonPath.read(rotated, "$.result.secret"));
    await()
        .atMost(LONG)
        .until(
            () -> carol.ask("/organizations/doors/webhooks/hook/deliveries").body(),
            deliveries -> deliveries.contains("PENDING"));
  }

  private void sendWhatIsRefused(Visitor carol) throws Exception {
    Visitor eve = new Visitor(run, RUBBISH);
    keep("bad token of a query", eve.ask("/organizations"));
    keep("bad token of a command", eve.command("CreateOrganization", "{}"));
    keep("token in the address", eve.ask("/organizations?access_token=" + carol.token()));
    keep("not found", carol.ask("/nowhere/" + "x".repeat(200)));
    keep("not JSON", carol.command("CreateOrganization", "{\"name\":"));
    keep("unknown command", carol.command("OpenDoors", "{}"));
    keep("unknown field", carol.command("AcceptInvitation", "{\"secrets\":\"x\"}"));
    keep("forbidden", carol.ask("/actuator/prometheus"));
    keep("claims", run.token("{\"email\":1,\"sub\":2}"));
  }

  private void sendWhatCannotBeRead(Visitor carol) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", run.settings().kafkaServer());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (String token : List.of(carol.token(), RUBBISH)) {
        for (String value : List.of("not JSON", "{\"organizationId\":\"doors\"}")) {
          var record = new ProducerRecord<>("organization.commands", "doors", value);
          record.headers().add("authorization", ("Bearer " + token).getBytes(UTF_8));
          record.headers().add("ce_specversion", "1.0".getBytes(UTF_8));
          record.headers().add("ce_id", ("c" + value.length() + token.length()).getBytes(UTF_8));
          record.headers().add("ce_type", "io.orgtrail.AcceptInvitation".getBytes(UTF_8));
          producer.send(record).get();
        }
      }
    }
    // Decided after those, in the order of the partition.
    carol.accepted(
        "UpdateOrganization", "{\"organizationId\":\"doors\",\"description\":\"Still there\"}");
  }

  private void watch() throws Exception {
    Path token = run.settings().dataDirectory().resolve("operator.token");
    Visitor operator = new Visitor(run, Files.readString(token).strip());
    for (String path : List.of("/actuator/prometheus", "/actuator/health", "/v3/api-docs")) {
      keep("queries' " + path, operator.ask(path));
      keep("commands' " + path, operator.askCommands(path));
    }
    keep("audit trail", operator.ask("/audit-trail?organizationId=doors", "Accept", "text/csv"));
    said.computeIfPresent("audit trail", (name, text) -> text.replace(HOOK, "shown to admins"));
  }

  private void keep(String name, HttpResponse<String> answer) {
    said.put(name, answer.statusCode() + " " + answer.body());
  }
}
