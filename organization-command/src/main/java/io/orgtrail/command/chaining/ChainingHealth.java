package io.orgtrail.command.chaining;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while events can be added to their hash chains, here or by another instance. */
class ChainingHealth implements HealthIndicator {

  private final Chainer chainer;

  ChainingHealth(Chainer chainer) {
    this.chainer = chainer;
  }

  @Override
  public Health health() {
    return (chainer.isWorking() ? Health.up() : Health.down())
        .withDetail("lag", chainer.lag())
        .build();
  }
}
