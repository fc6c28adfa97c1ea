-- The event store: written by the command service, read by the query service.
CREATE SCHEMA eventstore;

-- One row. Whoever appends takes positions from it and holds it until the commit, so that
-- positions are gapless and in the order of commits, and times never go back.
CREATE TABLE eventstore.event_position (
  only_row  boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  last      bigint      NOT NULL,
  last_time timestamptz NOT NULL
);
INSERT INTO eventstore.event_position (last, last_time) VALUES (0, '1970-01-01T00:00:00Z');

CREATE TABLE eventstore.event (
  position        bigint      PRIMARY KEY,
  time            timestamptz NOT NULL,
  event_id        uuid        NOT NULL,
  aggregate_type  text        NOT NULL,
  aggregate_id    text        NOT NULL,
  sequence        bigint      NOT NULL,
  type            text        NOT NULL,
  revision        text        NOT NULL,
  organization_id text        NOT NULL,
  version         bigint      NOT NULL,
  payload         json        NOT NULL,
  metadata        json        NOT NULL,
  CONSTRAINT event_stream UNIQUE (aggregate_id, sequence)
);
CREATE INDEX event_of_organization ON eventstore.event (organization_id, position);

GRANT USAGE ON SCHEMA eventstore TO ${queryRole};
GRANT SELECT ON ALL TABLES IN SCHEMA eventstore TO ${queryRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA eventstore GRANT SELECT ON TABLES TO ${queryRole};
