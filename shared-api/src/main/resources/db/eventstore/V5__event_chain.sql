-- A hash chain over the events of each organization, so that whoever changes, removes or inserts
-- one by hand is found out. Made a moment after the append, off the path of commands.

-- The link of each event.
CREATE TABLE eventstore.event_chain (
  position        bigint PRIMARY KEY,
  organization_id text   NOT NULL,
  link            bytea  NOT NULL
);
CREATE INDEX event_chain_of_organization ON eventstore.event_chain (organization_id, position);

-- The newest link of each organization, and up to where it was told to the world.
CREATE TABLE eventstore.chain_head (
  organization_id    text   PRIMARY KEY,
  events             bigint NOT NULL,
  position           bigint NOT NULL,
  link               bytea  NOT NULL,
  published_position bigint NOT NULL DEFAULT 0
);
CREATE INDEX chain_head_to_publish ON eventstore.chain_head (organization_id)
  WHERE position > published_position;

-- One row: every event up to here has its link. Whoever adds links holds it.
CREATE TABLE eventstore.chain_progress (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last     bigint  NOT NULL
);
INSERT INTO eventstore.chain_progress (last) VALUES (0);
