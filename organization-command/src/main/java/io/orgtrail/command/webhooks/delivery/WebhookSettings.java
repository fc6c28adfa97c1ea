package io.orgtrail.command.webhooks.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are told.
 *
 * @param allowedAddresses ranges that may be called though they are not public
 * @param timeout how long one attempt may take, all in all
 * @param retryDelay pause after the first attempt that failed; it doubles up to an hour
 * @param giveUpAfter how long one event is tried before its webhook is failing
 * @param logRetention how long the log of deliveries is kept
 * @param concurrency how many webhooks are told at once
 * @param pollInterval pause between two looks for webhooks that wait, when nothing wakes
 */
@ConfigurationProperties("organization.webhooks")
record WebhookSettings(
    @DefaultValue List<String> allowedAddresses,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("5s") Duration retryDelay,
    @DefaultValue("3d") Duration giveUpAfter,
    @DefaultValue("30d") Duration logRetention,
    @DefaultValue("500") int concurrency,
    @DefaultValue("250ms") Duration pollInterval) {}
