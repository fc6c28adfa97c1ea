-- What an organization had become after so many of its events, so that they need not be read again.
-- Taken where reading them was slow; nothing is lost when a row is deleted.
CREATE TABLE command.organization_snapshot (
  organization_id text        PRIMARY KEY,
  sequence        bigint      NOT NULL,               -- of the last event in it
  event_id        uuid        NOT NULL,               -- that event
  revision        text        NOT NULL,
  state           bytea       NOT NULL,               -- JSON, compressed with gzip
  taken_at        timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE command.organization_snapshot ALTER COLUMN state SET STORAGE EXTERNAL;
