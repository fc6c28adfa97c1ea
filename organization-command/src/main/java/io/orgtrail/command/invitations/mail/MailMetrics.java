package io.orgtrail.command.invitations.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** What operators are told of mails. */
class MailMetrics {

  private static final Logger log = LoggerFactory.getLogger(MailMetrics.class);

  private final MailQueue queue;
  private final AtomicLong waiting = new AtomicLong();
  private final Map<String, Counter> attempts;

  MailMetrics(MeterRegistry registry, MailQueue queue) {
    this.queue = queue;
    Gauge.builder("organization.mails.waiting", waiting, AtomicLong::get)
        .description("Mails that wait to be sent")
        .register(registry);
    attempts =
        Stream.of("sent", "outdated", "postponed", "failed")
            .collect(Collectors.toMap(Function.identity(), outcome -> counter(registry, outcome)));
  }

  private static Counter counter(MeterRegistry registry, String outcome) {
    return Counter.builder("organization.mails")
        .description("What came of mails, each time that one was due")
        .tag("outcome", outcome)
        .register(registry);
  }

  void count(String outcome) {
    attempts.get(outcome).increment();
  }

  /** Keeps the last number while the database is away. */
  @Scheduled(fixedDelayString = "PT10S")
  void measure() {
    try {
      waiting.set(queue.waiting());
    } catch (DataAccessException e) {
      log.debug("It cannot be told how many mails wait", e);
    }
  }
}
