package io.orgtrail.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the audit trail is served at once.
 *
 * @param maxStreams how many clients may follow the trails of organizations
 * @param maxStreamsPerCaller how many of them of one caller, 0 for all
 * @param maxExports how many files may be written
 * @param maxExportsPerCaller how many of them for one caller, 0 for all
 * @param maxVerifications how many trails may be verified
 */
@ConfigurationProperties("organization.audit")
record AuditSettings(
    @DefaultValue("1000") int maxStreams,
    @DefaultValue("250") int maxStreamsPerCaller,
    @DefaultValue("32") int maxExports,
    @DefaultValue("4") int maxExportsPerCaller,
    @DefaultValue("8") int maxVerifications) {}
