package io.orgtrail.command.gateway;

import io.orgtrail.api.eventstore.OrganizationEventStorage;
import io.orgtrail.command.DomainConfiguration;
import io.orgtrail.command.DomainServices;
import io.orgtrail.command.eventstore.AggregateCache;
import io.orgtrail.command.eventstore.CommandSavepoint;
import io.orgtrail.command.eventstore.DomainModel;
import io.orgtrail.command.eventstore.StagingEventStore;
import io.orgtrail.command.organizations.JdbcOrganizationRegistry;
import io.orgtrail.command.organizations.OrganizationAdmins;
import io.orgtrail.command.snapshots.Snapshots;
import io.orgtrail.web.limits.Rates;
import io.orgtrail.web.tracing.Traces;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what one consumer decides with. */
record CommandConsumerFactory(
    StagingEventStore events,
    OrganizationEventStorage storage,
    TransactionManager transactions,
    JdbcTemplate jdbc,
    DomainServices services,
    Snapshots snapshots,
    StoredReplies replies,
    GatewayMetrics metrics,
    Rates rates,
    Traces traces,
    Clock clock,
    GatewaySettings settings,
    Supplier<String> topicId) {

  CommandListener listener(CommandReader reader, Forwarder forwarder, ReplySender sender) {
    var savepoint = new CommandSavepoint(jdbc);
    var admins = new OrganizationAdmins(jdbc);
    var due = new DueCommands(jdbc, clock);
    var cache = new AggregateCache(settings.cachedMembers() / settings.consumers());
    var bus = Dispatcher.bus();
    var organizations =
        DomainConfiguration.subscribe(
            new DomainModel(bus, events, cache, snapshots),
            events,
            new JdbcOrganizationRegistry(JdbcClient.create(jdbc), savepoint, admins),
            services);
    var fence = new PartitionFence(jdbc, topicId);
    var recordRates = new RecordRates(rates, fence);
    var spans = new CommandSpans(traces);
    var batch =
        new CommandBatch(
            metrics.timed(transactions),
            fence,
            replies,
            recordRates,
            new Dispatcher(bus, savepoint, organizations),
            storage,
            List.of(admins, due),
            spans,
            clock,
            settings.replyRetention());
    var runner = new BatchRunner(batch, fence, cache, storage::toDecideBy);
    return new CommandListener(
        reader, forwarder, runner, sender, fence, recordRates, cache, due, metrics, spans, clock);
  }
}
