package io.orgtrail.query.webhooks;

/** How far the delivery of an event to a webhook got. */
enum DeliveryStatus {
  PENDING,
  DELIVERED,
  FAILED
}
