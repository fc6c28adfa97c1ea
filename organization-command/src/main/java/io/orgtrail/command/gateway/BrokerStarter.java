package io.orgtrail.command.gateway;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Waits for the broker, makes the topics that are absent, and starts what needs them. */
@Component
class BrokerStarter implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BrokerStarter.class);

  private final KafkaAdmin admin;
  private final List<BrokerClient> clients;
  private volatile boolean running;

  BrokerStarter(KafkaAdmin admin, List<BrokerClient> clients) {
    this.admin = admin;
    this.clients = List.copyOf(clients);
    admin.setAutoCreate(false);
    admin.setFatalIfBrokerNotAvailable(true);
  }

  @Override
  public void start() {
    running = true;
    var starter = new Thread(this::startWhenBrokerIsThere, "broker-starter");
    starter.setDaemon(true);
    starter.start();
  }

  private void startWhenBrokerIsThere() {
    while (running && !isStarted()) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  private boolean isStarted() {
    try {
      admin.initialize();
      synchronized (clients) {
        if (running) {
          clients.forEach(BrokerClient::start);
        }
      }
      return true;
    } catch (RuntimeException e) {
      log.warn("Waiting for the broker: {}", e.toString());
      return false;
    }
  }

  @Override
  public void stop() {
    synchronized (clients) {
      running = false;
      clients.forEach(BrokerClient::stop);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
