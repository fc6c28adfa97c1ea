package io.orgtrail.client.commandline;

import io.orgtrail.client.OrganizationClient;
import io.orgtrail.client.OrganizationClientBuilder;
import io.orgtrail.client.errors.RequestUnansweredException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** One call of the command line: connects when a command needs it, and shows what comes of it. */
final class Session implements AutoCloseable {

  private final Terminal terminal;
  private final GlobalOptions options;
  private OrganizationClient client;

  Session(Terminal terminal, GlobalOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  OrganizationClient client() {
    if (client == null) {
      client = connect();
    }
    return client;
  }

  private OrganizationClient connect() {
    var profiles = profiles();
    if (profiles.showsTokens()) {
      terminal.err().println("WARNING: others can read the tokens in " + profiles.file());
    }
    var settings = settings();
    var token = Token.of(settings);
    token.get();
    var builder =
        OrganizationClient.builder()
            .queryUrl(settings.url(Setting.QUERY_URL))
            .deadline(options.timeout())
            .token(token);
    var kafka = settings.get(Setting.KAFKA);
    return kafka.isPresent()
        ? overKafka(builder.kafka(kafka.get()), kafka.get(), settings)
        : overHttp(builder, settings);
  }

  private OrganizationClient overHttp(OrganizationClientBuilder builder, Settings settings) {
    if (options.given().get(Setting.KAFKA_CONFIG).isPresent()) {
      throw CommandFailure.usage(
          "--kafka-config says how brokers are reached: name them by --kafka");
    }
    return builder.commandsOverHttp(settings.url(Setting.COMMAND_URL)).build();
  }

  private static OrganizationClient overKafka(
      OrganizationClientBuilder builder, String brokers, Settings settings) {
    settings
        .get(Setting.KAFKA_CONFIG)
        .ifPresent(file -> KafkaConfig.read(file).forEach(builder::kafkaSetting));
    try {
      return builder.build();
    } catch (RuntimeException e) {
      throw new RequestUnansweredException(
          "Kafka at %s was not reached: %s".formatted(brokers, reasons(e)), null, e);
    }
  }

  /** Kafka's clients tell what was wrong with their settings by a cause alone. */
  private static String reasons(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce((said, more) -> said.contains(more) ? said : said + ": " + more)
        .orElseGet(failure::toString);
  }

  Profiles profiles() {
    return Profiles.of(terminal.environment());
  }

  Settings settings() {
    return options.settings(profiles(), terminal.environment());
  }

  GlobalOptions options() {
    return options;
  }

  InputStream input() {
    return terminal.in();
  }

  Output output() {
    return new Output(terminal.out(), options.json());
  }

  /** Tells people something beside what comes of a command. */
  void note(String text) {
    terminal.err().println("organization: " + Text.clean(text));
  }

  Progress progress(String what) {
    return new Progress(terminal.err(), terminal.attended(), what);
  }

  /** Goes on when somebody agrees, or has done so with {@code --yes}. */
  void confirm(Confirmation confirmation, String question) {
    if (confirmation.given()) {
      return;
    }
    if (!terminal.attended()) {
      throw CommandFailure.usage(question + " Nobody can be asked here: say --yes");
    }
    terminal.err().print(question + " [y/N] ");
    terminal.err().flush();
    if (!answer().strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw new CommandFailure(ExitCode.FAILED, "Nothing was done");
    }
  }

  private String answer() {
    try {
      var line =
          new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
