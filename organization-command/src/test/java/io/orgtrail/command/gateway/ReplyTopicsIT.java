package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.command.testing.CommandClient;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.Message;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ReplyTopicsIT {

  private final Installation installation = Installation.shared();
  private final CommandClient client = installation.client();
  private final String acme = "acme-" + UUID.randomUUID();

  private Message toATopicOfItsOwn(int number) {
    return Message.create(acme).header("kafka_replyTopic", "%s-%d.replies".formatted(acme, number));
  }

  @Test
  void manyNamesHoldUpNobody() throws InterruptedException, ExecutionException {
    var strangers = IntStream.range(0, 300).mapToObj(this::toATopicOfItsOwn).toList();
    var known = IntStream.range(300, 320).mapToObj(n -> toATopicOfItsOwn(n).by("alice")).toList();
    strangers.forEach(client::post);
    known.forEach(client::post);

    client.send(Message.create("other-" + acme).by("alice")).accepted();

    strangers.forEach(client::defaultReply);
    assertThat(topics())
        .hasSize(20)
        .contains(
            new String(known.get(0).record().headers().lastHeader("kafka_replyTopic").value()));
  }

  private List<String> topics() throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", installation.broker()))) {
      return admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith(acme))
          .toList();
    }
  }
}
