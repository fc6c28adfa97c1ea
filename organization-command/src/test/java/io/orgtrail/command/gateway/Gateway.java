package io.orgtrail.command.gateway;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.api.eventstore.vault.KeyEncryption;
import io.orgtrail.api.eventstore.vault.Vault;
import io.orgtrail.api.identity.Caller;
import io.orgtrail.api.messages.Command;
import io.orgtrail.api.messages.ServiceCommand;
import io.orgtrail.api.messages.Topics;
import io.orgtrail.api.organizations.SeatLimits;
import io.orgtrail.api.replies.CommandReply;
import io.orgtrail.command.DomainConfiguration;
import io.orgtrail.command.eventstore.AggregateCache;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.eventstore.DomainModel;
import io.orgtrail.command.eventstore.EventFollowUp;
import io.orgtrail.command.eventstore.StagingEventStore;
import io.orgtrail.command.organizations.JdbcOrganizationRegistry;
import io.orgtrail.command.organizations.OrganizationAdmins;
import io.orgtrail.command.organizations.OrganizationAggregate;
import io.orgtrail.command.people.JdbcPeopleKnown;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.command.testing.Database;
import io.orgtrail.command.testing.InMemorySnapshots;
import io.orgtrail.command.testing.Installation;
import io.orgtrail.command.testing.TurningClock;
import io.orgtrail.web.limits.RateSettings;
import io.orgtrail.web.limits.Rates;
import io.orgtrail.web.tracing.Traces;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.Repository;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The gateway without a broker: batches of commands on a real database, as one owner decides them.
 */
final class Gateway {

  static final Duration RETENTION = Duration.ofDays(7);
  static final int PARTITION = 3;

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  final Database database = Database.migrated();
  final TurningClock clock = new TurningClock();
  final CommandBus bus = Dispatcher.bus();
  final AggregateCache cache = new AggregateCache(10_000);
  final StoredReplies replies = new StoredReplies(database.jdbc());
  final PartitionFence fence;
  final Repository<OrganizationAggregate> organizations;
  final JdbcOrganizationRegistry registry;
  final DueCommands due;
  final Vault vault;
  final OrganizationEventStorage storage;
  private final BatchRunner runner;
  private final String topicId;
  private final AtomicLong nextOffset = new AtomicLong();

  /** The owner of a partition of a topic of its own. */
  Gateway(EventFollowUp... more) {
    this(UUID.randomUUID().toString(), more);
  }

  /** An owner of the partition of that topic; any owner before it is none now. */
  Gateway(String topicId, EventFollowUp... more) {
    this(topicId, InMemorySnapshots.none(), more);
  }

  /** The owner of a partition of a topic of its own, with snapshots of organizations. */
  Gateway(Snapshots snapshots) {
    this(UUID.randomUUID().toString(), snapshots);
  }

  private Gateway(String topicId, Snapshots snapshots, EventFollowUp... more) {
    this.topicId = topicId;
    var jdbc = database.jdbc();
    ConnectionProvider connections = new SpringDataSourceConnectionProvider(database.source());
    vault = new Vault(connections, KeyEncryption.of("1:" + Installation.SECRET_KEY));
    vault.prepare();
    storage = OrganizationEventStorage.open(connections, vault, 100);
    var events = new StagingEventStore(EmbeddedEventStore.builder().storageEngine(storage));
    var savepoint = new CommandSavepoint(jdbc);
    var admins = new OrganizationAdmins(jdbc);
    registry = new JdbcOrganizationRegistry(jdbc, savepoint, admins);
    organizations =
        DomainConfiguration.subscribe(
            new DomainModel(bus, events, cache, snapshots),
            events,
            registry,
            Scenario.services(
                new SeatLimits(null, null), new JdbcPeopleKnown(jdbc, vault, savepoint)));
    fence = new PartitionFence(jdbc, () -> topicId);
    var rates =
        new RecordRates(
            new Rates("commands", new RateSettings(1_000_000, 0), new SimpleMeterRegistry()),
            fence);
    due = new DueCommands(jdbc, clock);
    var followUps = new ArrayList<EventFollowUp>(List.of(admins, due));
    followUps.addAll(List.of(more));
    var batch =
        new CommandBatch(
            new SpringTransactionManager(new JdbcTransactionManager(database.source())),
            fence,
            replies,
            rates,
            new Dispatcher(bus, savepoint, organizations),
            cache,
            storage,
            registry,
            followUps,
            new CommandSpans(Traces.NONE),
            clock,
            RETENTION);
    runner = new BatchRunner(batch, fence, cache, storage::toDecideBy);
    fence.assigned(PARTITION);
    fence.claim(PARTITION, 0);
    nextOffset.set(decidedUpTo());
  }

  /** Id of the topic whose partition it owns. */
  String topicId() {
    return topicId;
  }

  /** First offset that no batch has decided. */
  long decidedUpTo() {
    return database.count(
        "SELECT next_offset FROM command.command_partition WHERE topic_id = ?", topicId);
  }

  /** The next record: a command by a user of that name, with an id of its own. */
  IncomingCommand from(String user, Command command) {
    return from(Scenario.user(user), UUID.randomUUID().toString(), command);
  }

  /** The next record: a command with that id. */
  IncomingCommand from(String user, String id, Command command) {
    return from(Scenario.user(user), id, command);
  }

  /** The next record: a command by that caller. */
  IncomingCommand from(Caller caller, String id, Command command) {
    return from(caller, id, command, IncomingCommand.Options.NONE);
  }

  /** The next record: a command that is only tried. */
  IncomingCommand dry(String user, Command command) {
    return dry(Scenario.user(user), command);
  }

  /** The next record: a command by that caller that is only tried. */
  IncomingCommand dry(Caller caller, Command command) {
    var options = new IncomingCommand.Options(true, null, null);
    return from(caller, UUID.randomUUID().toString(), command, options);
  }

  private IncomingCommand from(
      Caller caller, String id, Command command, IncomingCommand.Options options) {
    return at(
        nextOffset.getAndIncrement(), System.currentTimeMillis(), caller, id, command, options);
  }

  /** A record at that offset, appended at that time. */
  IncomingCommand at(
      long offset,
      long timestamp,
      Caller caller,
      String id,
      Command command,
      IncomingCommand.Options options) {
    var record =
        new ConsumerRecord<byte[], byte[]>(
            Topics.COMMANDS,
            PARTITION,
            offset,
            timestamp,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            command.key().getBytes(),
            new byte[0],
            new RecordHeaders(),
            Optional.empty());
    var name = command.getClass().getSimpleName();
    var fingerprint = command + "/" + options;
    return new IncomingCommand(
        PARTITION, record, id, name, caller, command, options, fingerprint, null, null);
  }

  /** What the service itself is to do now for an organization. */
  List<IncomingCommand> due(String organizationId) {
    return due.due(clock.instant(), Set.of(0), 1).stream()
        .filter(it -> it.organizationId().equals(organizationId))
        .map(it -> byItself((ServiceCommand) it.command()))
        .toList();
  }

  /** A command that the service itself gives. */
  static IncomingCommand byItself(ServiceCommand command) {
    return IncomingCommand.ofService(PARTITION, command);
  }

  /** Decides a batch. */
  Replies run(IncomingCommand... commands) {
    return run(Arrays.asList(commands));
  }

  /** Decides a batch. */
  Replies run(List<IncomingCommand> commands) {
    return new Replies(runner.run(commands));
  }

  /** What came of a batch. */
  record Replies(List<Outcome> outcomes) {

    Outcome get(int index) {
      return outcomes.get(index);
    }

    CommandReply reply(int index) {
      return get(index).reply();
    }

    CommandReply.Accepted accepted(int index) {
      return (CommandReply.Accepted) reply(index);
    }

    /** Each as its error code, or ACCEPTED. */
    List<String> codes() {
      return outcomes.stream().map(each -> code(each.reply())).toList();
    }

    static boolean isAccepted(CommandReply reply) {
      return reply instanceof CommandReply.Accepted;
    }

    private static String code(CommandReply reply) {
      return reply instanceof CommandReply.Rejected rejected ? rejected.error().code() : "ACCEPTED";
    }
  }
}
