-- A deleted organization can be restored for thirty days, and then its webhooks go on. So they stay
-- beyond its end now; those that are gone already come back, told everything up to the end.
INSERT INTO delivery.webhook (organization_id, webhook_id, url, event_types, rotation, enabled,
  failing, cursor_position, head_position, last_position)
SELECT o.organization_id, w.id, s.payload ->> 'url',
  ARRAY (SELECT json_array_elements_text(s.payload -> 'eventTypes')),
  (r.payload ->> 'rotation')::integer, (s.payload ->> 'enabled')::boolean,
  f.type = 'WebhookFailing', o.position, o.position, o.position
FROM eventstore.event o
CROSS JOIN LATERAL (
  SELECT DISTINCT payload ->> 'webhookId' AS id FROM eventstore.event
  WHERE organization_id = o.organization_id AND type = 'WebhookRegistered') AS w
CROSS JOIN LATERAL (
  SELECT type, payload FROM eventstore.event
  WHERE organization_id = o.organization_id AND payload ->> 'webhookId' = w.id
    AND type IN ('WebhookRegistered', 'WebhookUpdated', 'WebhookDeleted')
  ORDER BY position DESC LIMIT 1) AS s
CROSS JOIN LATERAL (
  SELECT payload FROM eventstore.event
  WHERE organization_id = o.organization_id AND payload ->> 'webhookId' = w.id
    AND type IN ('WebhookRegistered', 'WebhookSecretRotated')
  ORDER BY position DESC LIMIT 1) AS r
CROSS JOIN LATERAL (
  SELECT type FROM eventstore.event
  WHERE organization_id = o.organization_id AND payload ->> 'webhookId' = w.id
    AND type IN ('WebhookRegistered', 'WebhookUpdated', 'WebhookFailing',
      'WebhookRedeliveryRequested')
  ORDER BY position DESC LIMIT 1) AS f
WHERE o.type = 'OrganizationDeleted' AND o.time > now() - interval '31 days'
  AND s.type <> 'WebhookDeleted'
ON CONFLICT DO NOTHING;
