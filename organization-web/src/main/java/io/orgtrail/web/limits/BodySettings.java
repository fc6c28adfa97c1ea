package io.orgtrail.web.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What requests may bring along.
 *
 * @param maxBytes size of a body at most
 */
@ConfigurationProperties("organization.body")
record BodySettings(@DefaultValue("65536") int maxBytes) {}
