package io.orgtrail.command.snapshots;

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
  Snapshots snapshots(JdbcClient jdbc, SnapshotThread thread, SnapshotSettings settings) {
    return new Snapshots(new JdbcSnapshotStore(jdbc), thread.executor(), settings);
  }
}
