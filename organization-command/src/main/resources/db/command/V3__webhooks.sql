-- Endpoints that are told what happens, each with the place up to which it was told: a cursor on
-- the events of its organization, no queue.
CREATE TABLE delivery.webhook (
  organization_id text        NOT NULL,
  webhook_id      text        NOT NULL,
  url             text        NOT NULL,
  event_types     text[]      NOT NULL,               -- empty: all
  rotation        integer     NOT NULL,               -- number of its secret
  enabled         boolean     NOT NULL,
  failing         boolean     NOT NULL DEFAULT false,
  cursor_position bigint      NOT NULL,               -- everything up to here is done
  head_position   bigint      NOT NULL,               -- newest event of the organization known here
  last_position   bigint,                             -- the organization's end, once it is deleted
  change          bigint      NOT NULL DEFAULT 0,     -- counts what an attempt under way must not undo
  delivery_id     bigint,                             -- log of the event after the cursor, once tried
  attempts        integer     NOT NULL DEFAULT 0,
  first_failed_at timestamptz,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  leased_by       uuid,                               -- whose turn it is, and until when
  leased_until    timestamptz,
  PRIMARY KEY (organization_id, webhook_id)
);
CREATE INDEX webhook_waiting ON delivery.webhook (next_attempt_at)
  WHERE enabled AND NOT failing AND cursor_position < head_position;

-- Each event and webhook that was tried, with the last attempt at it.
CREATE TABLE delivery.webhook_delivery (
  id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organization_id  text        NOT NULL,
  webhook_id       text        NOT NULL,
  event_id         uuid        NOT NULL,
  event_type       text        NOT NULL,
  position         bigint      NOT NULL,
  attempt          integer     NOT NULL,
  status           text        NOT NULL,
  response_status  integer,
  latency_ms       integer,
  response_excerpt text,
  at               timestamptz NOT NULL,
  next_attempt_at  timestamptz
);
CREATE INDEX webhook_delivery_of_webhook
  ON delivery.webhook_delivery (organization_id, webhook_id, id);
CREATE INDEX webhook_delivery_age ON delivery.webhook_delivery (at);
