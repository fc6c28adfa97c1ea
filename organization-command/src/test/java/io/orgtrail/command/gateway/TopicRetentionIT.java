package io.orgtrail.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.orgtrail.api.messages.Topics;
import io.orgtrail.command.testing.Installation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRetentionIT {

  @ParameterizedTest
  @CsvSource({
    Topics.DEAD_LETTERS + ", P14D",
    Topics.REPLIES + ", P7D",
    Topics.HTTP_REPLIES + ", PT1H"
  })
  void keepsNoAnswerAndNoDeadLetterForEver(String topic, Duration kept) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var broker = Installation.shared().broker();
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      var millis = Long.toString(kept.toMillis());
      assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
      assertThat(config.get("retention.ms").value()).isEqualTo(millis);
      assertThat(config.get("segment.ms").value()).isEqualTo(millis);
    }
  }
}
