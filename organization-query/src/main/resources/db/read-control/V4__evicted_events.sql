-- Events that operators took out of dead-letter queues: whoever cannot apply one of them, in whatever
-- generation of the read model, goes on without it.

CREATE TABLE read_control.evicted_event (
  event_id        uuid        PRIMARY KEY,   -- positions are given again after a restore
  position        bigint      NOT NULL,
  organization_id text        NOT NULL,
  event_type      text        NOT NULL,
  error           text        NOT NULL,
  evicted_by      text        NOT NULL,
  evicted_at      timestamptz NOT NULL DEFAULT now()
);
