package io.orgtrail.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the audit trail is served at once.
 *
 * @param maxStreams how many clients may follow the trails of organizations
 */
@ConfigurationProperties("organization.audit")
record AuditSettings(@DefaultValue("1000") int maxStreams) {}
