package io.orgtrail.messaging;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The Kafka side of a service; to be imported by a configuration of it. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:organization-messaging.properties")
public class MessagingConfiguration {}
