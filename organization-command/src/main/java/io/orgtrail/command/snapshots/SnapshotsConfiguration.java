package io.orgtrail.command.snapshots;

import io.orgtrail.api.eventstore.OrganizationEventStorage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Snapshots of what is slow to load. */
@Configuration
@EnableConfigurationProperties(SnapshotSettings.class)
class SnapshotsConfiguration {

  @Bean
  SnapshotThread snapshotThread() {
    return new SnapshotThread();
  }

  @Bean
  Snapshots snapshots(
      JdbcClient jdbc,
      OrganizationEventStorage storage,
      SnapshotThread thread,
      SnapshotSettings settings) {
    var store = new JdbcSnapshotStore(jdbc, storage::erasures);
    return new Snapshots(store, thread.executor(), settings);
  }
}
