package io.orgtrail.examples.workspaces;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the organizations are.
 *
 * @param queryUrl the query service
 * @param kafka brokers, for commands
 * @param token of the product itself, which founds the workspaces
 */
@ConfigurationProperties("organizations")
record OrganizationSettings(String queryUrl, String kafka, String token) {}
