-- The read model's tables, in the schema of a generation that is to be built. Every row is made from
-- events alone; nothing here is the truth. Whoever changes a table changes it here: the service sees
-- that this text is another one, and builds the next generation by it.
-- Keys and indexes follow when the rows are there: indexes.sql.

CREATE TABLE organization (
  id                     text        NOT NULL,
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
  cache                  text,
  created_at             timestamptz NOT NULL,
  updated_at             timestamptz NOT NULL,
  deleted_at             timestamptz,
  version                bigint      NOT NULL,
  created_position       bigint      NOT NULL
) WITH (fillfactor = 80);

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
  joined_position bigint      NOT NULL
) WITH (fillfactor = 90);

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
  created_position bigint      NOT NULL
);

CREATE TABLE join_request (
  organization_id    text        NOT NULL,
  user_id            text        NOT NULL,
  email              text,
  name               text,
  message            text,
  requested_at       timestamptz NOT NULL,
  requested_position bigint      NOT NULL
);

-- Of a user's rows the one with the highest position counts.
CREATE TABLE active_organization (
  organization_id text    NOT NULL,
  user_id         text    NOT NULL,
  position        bigint  NOT NULL,
  active          boolean NOT NULL
);

CREATE TABLE custom_role (
  organization_id  text   NOT NULL,
  name             text   NOT NULL,
  permissions      jsonb  NOT NULL,
  defined_position bigint NOT NULL
);

CREATE TABLE team (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  slug             text        NOT NULL,
  name             text        NOT NULL,
  description      text,
  color            text,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL
);

CREATE TABLE team_member (
  organization_id text   NOT NULL,
  team_id         text   NOT NULL,
  user_id         text   NOT NULL,
  role            text   NOT NULL,
  added_position  bigint NOT NULL
);

CREATE TABLE project (
  organization_id       text        NOT NULL,
  id                    text        NOT NULL,
  name                  text        NOT NULL,
  payer_organization_id text,
  datasets              bigint      NOT NULL,
  tasks                 bigint      NOT NULL,
  created_at            timestamptz NOT NULL,
  updated_at            timestamptz NOT NULL,
  created_position      bigint      NOT NULL
);

CREATE TABLE project_member (
  organization_id  text   NOT NULL,
  project_id       text   NOT NULL,
  user_id          text   NOT NULL,
  role             text   NOT NULL,
  granted_position bigint NOT NULL
);

-- Which invitations offer a role in a project, in the order they were made.
CREATE TABLE invitation_project (
  organization_id  text   NOT NULL,
  project_id       text   NOT NULL,
  invitation_id    text   NOT NULL,
  created_position bigint NOT NULL
);

CREATE TABLE resource_tag (
  organization_id  text   NOT NULL,
  id               text   NOT NULL,
  text             text   NOT NULL,
  color            text   NOT NULL,
  created_position bigint NOT NULL
);

-- Settings are text: they are given back as they came, and jsonb does not take every string.
CREATE TABLE integration (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  name             text        NOT NULL,
  kind             text        NOT NULL,
  provider         text        NOT NULL,
  settings         text        NOT NULL,
  available        boolean     NOT NULL,
  is_default       boolean     NOT NULL,
  created_by       text,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL
);

CREATE TABLE webhook (
  organization_id  text        NOT NULL,
  id               text        NOT NULL,
  url              text        NOT NULL,
  event_types      jsonb       NOT NULL,
  enabled          boolean     NOT NULL,
  failing          boolean     NOT NULL,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  created_position bigint      NOT NULL
);

-- Organizations with an event that could not be applied: it and whatever happened since waits.
CREATE TABLE dead_letter_queue (
  organization_id text        PRIMARY KEY,
  position        bigint      NOT NULL,
  event_id        uuid        NOT NULL,
  event_type      text        NOT NULL,
  error           text        NOT NULL,
  since           timestamptz NOT NULL DEFAULT now(),
  tried_at        timestamptz NOT NULL DEFAULT now(),
  tries           integer     NOT NULL DEFAULT 1
);

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
