-- Replays of events to topics: what was asked for, how far each is, and who works on it.

CREATE TABLE event_replay (
  id                text        PRIMARY KEY,
  number            bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  topic             text        NOT NULL,
  organization_id   text,
  from_position     bigint      NOT NULL,
  to_position       bigint      NOT NULL,
  event_types       text[],
  events_per_second integer     NOT NULL,
  requested_by      text        NOT NULL,
  started_at        timestamptz NOT NULL DEFAULT date_trunc('milliseconds', now()),
  total             bigint      NOT NULL,
  -- Everything up to this position is on the topic.
  position          bigint      NOT NULL,
  processed         bigint      NOT NULL DEFAULT 0,
  status            text        NOT NULL DEFAULT 'RUNNING',
  finished_at       timestamptz,
  error             text,
  -- Whoever publishes it, as long as the heart beats.
  lease             text,
  heartbeat_at      timestamptz
);
CREATE INDEX event_replay_running ON event_replay (number) WHERE status = 'RUNNING';
