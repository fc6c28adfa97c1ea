-- The read model, in whatever schema this runs in: each generation has one of its own.
-- Every row is made from events alone; nothing here is the truth.

CREATE TABLE organization (
  id                     text        PRIMARY KEY,
  account                text        NOT NULL,
  slug                   text        NOT NULL,
  name                   text        NOT NULL,
  name_key               text        NOT NULL,
  description            text,
  logo                   text,
  website                text,
  industry               text,
  email                  text,
  phone                  text,
  visibility             text        NOT NULL,
  kind                   text        NOT NULL,
  parent_organization_id text,
  plan                   text        NOT NULL,
  seat_limit             integer,
  created_at             timestamptz NOT NULL,
  updated_at             timestamptz NOT NULL,
  deleted_at             timestamptz,
  version                bigint      NOT NULL,
  created_position       bigint      NOT NULL
) WITH (fillfactor = 80);
-- Every event changes a version: room on the page keeps that away from the indexes.
CREATE INDEX organization_slug ON organization (slug);
CREATE INDEX organization_name ON organization (account, name_key);
CREATE INDEX organization_parent ON organization (parent_organization_id, created_position)
  WHERE parent_organization_id IS NOT NULL;
CREATE UNIQUE INDEX organization_created ON organization (created_position);

CREATE TABLE member (
  organization_id text        NOT NULL,
  user_id         text        NOT NULL,
  email           text,
  name            text,
  search_text     text        NOT NULL,
  role            text        NOT NULL,
  joined_at       timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  invitation_id   text,
  joined_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, user_id)
);
CREATE UNIQUE INDEX member_joined ON member (organization_id, joined_position);
CREATE INDEX member_user ON member (user_id, organization_id) INCLUDE (role);

CREATE TABLE invitation (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  email            text        NOT NULL,
  email_key        text        NOT NULL,
  role             text        NOT NULL,
  project_roles    jsonb       NOT NULL,
  team_roles       jsonb       NOT NULL,
  status           text        NOT NULL,
  invited_by       text,
  message          text,
  issue            integer     NOT NULL,
  created_at       timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  responded_at     timestamptz,
  created_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE UNIQUE INDEX invitation_created ON invitation (organization_id, created_position);
CREATE INDEX invitation_pending ON invitation (organization_id) WHERE status = 'PENDING';
CREATE INDEX invitation_email ON invitation (email_key, created_position);

CREATE TABLE join_request (
  organization_id    text        NOT NULL,
  user_id            text        NOT NULL,
  email              text,
  name               text,
  message            text,
  requested_at       timestamptz NOT NULL,
  requested_position bigint      NOT NULL,
  PRIMARY KEY (organization_id, user_id)
);
CREATE UNIQUE INDEX join_request_requested ON join_request (organization_id, requested_position);

-- Of a user's rows the one with the highest position counts.
CREATE TABLE active_organization (
  organization_id text    NOT NULL,
  user_id         text    NOT NULL,
  position        bigint  NOT NULL,
  active          boolean NOT NULL,
  PRIMARY KEY (organization_id, user_id)
);
CREATE INDEX active_organization_user ON active_organization (user_id, position DESC);

-- How far each segment of the projections has come; written with the rows above.
CREATE TABLE token_entry (
  processor_name text    NOT NULL,
  segment        integer NOT NULL,
  token          text,
  token_type     text,
  timestamp      text,
  owner          text,
  PRIMARY KEY (processor_name, segment)
) WITH (fillfactor = 50);

-- Searching for any part of a name. The extension stands in a schema of its own, so that dropping
-- a generation does not take it away; where an administrator has installed it, that one is used.
DO $$
DECLARE
  trigrams text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE SCHEMA IF NOT EXISTS read_extensions;
    CREATE EXTENSION pg_trgm SCHEMA read_extensions;
  END IF;
  SELECT quote_ident(n.nspname) || '.gin_trgm_ops' INTO trigrams
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
  WHERE e.extname = 'pg_trgm';
  EXECUTE 'CREATE INDEX organization_search ON organization USING gin (name_key ' || trigrams || ')';
  EXECUTE 'CREATE INDEX member_search ON member USING gin (search_text ' || trigrams || ')';
END
$$;
