package io.orgtrail.benchmarks.system;

/**
 * The system that is measured, by the addresses its clients know.
 *
 * @param commandUrl the command service
 * @param queryUrl the query service
 * @param tokenUrl where tokens are made on request, as the development issuer does
 * @param bootstrapServers the broker
 * @param database its PostgreSQL
 * @param processes what it runs in, as far as known
 */
public record Target(
    String commandUrl,
    String queryUrl,
    String tokenUrl,
    String bootstrapServers,
    Database database,
    Processes processes) {}
