-- What deciding commands needs beside the events; written by the command service alone.
CREATE SCHEMA command;

-- Who owns a partition of the command topic, and how far it has decided. An owner's epoch ends
-- when the next owner claims the partition.
CREATE TABLE command.command_partition (
  topic_id    text    NOT NULL,
  partition   integer NOT NULL,
  epoch       bigint  NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (topic_id, partition)
);

-- Answers given, by who asked and their id of the command.
CREATE TABLE command.command_reply (
  caller          text        NOT NULL,
  command_id      text        NOT NULL,
  fingerprint     text        NOT NULL,
  reply           text        NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, command_id)
);
CREATE INDEX command_reply_age ON command.command_reply (created_at);

-- Ids and slugs share one namespace. Ids stay taken for ever.
CREATE TABLE command.organization_handle (
  handle          text COLLATE "C" PRIMARY KEY,
  organization_id text NOT NULL
);

-- Names of living organizations, unique inside an account.
CREATE TABLE command.organization_name (
  account         text NOT NULL,
  name_key        text NOT NULL,
  organization_id text NOT NULL,
  PRIMARY KEY (account, name_key)
);

-- What a command needs to know of another organization than its own.
CREATE TABLE command.organization_registry (
  organization_id        text    PRIMARY KEY,
  account                text    NOT NULL,
  parent_organization_id text,
  deleted                boolean NOT NULL DEFAULT false
);
CREATE INDEX organization_children ON command.organization_registry (parent_organization_id)
  WHERE NOT deleted;

-- Who holds organization:update where.
CREATE TABLE command.organization_admin (
  organization_id text NOT NULL,
  user_id         text NOT NULL,
  PRIMARY KEY (organization_id, user_id)
);

-- What the service itself does later. The hash of the organization's key tells its partition.
CREATE TABLE command.due_command (
  organization_id text        NOT NULL,
  invitation_id   text        NOT NULL,
  due_at          timestamptz NOT NULL,
  key_hash        integer     NOT NULL,
  PRIMARY KEY (organization_id, invitation_id)
);
CREATE INDEX due_command_time ON command.due_command (due_at);

-- Positions of the processors that tell the world: publisher, mail.
CREATE TABLE command.token_entry (
  processor_name text    NOT NULL,
  segment        integer NOT NULL,
  token          bytea,
  token_type     text,
  timestamp      text,
  owner          text,
  PRIMARY KEY (processor_name, segment)
);

-- What goes out to people, and how far it got.
CREATE SCHEMA delivery;

CREATE TABLE delivery.mail (
  event_id        uuid        PRIMARY KEY,
  position        bigint      NOT NULL,
  status          text        NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  last_error      text,
  created_at      timestamptz NOT NULL DEFAULT now(),
  done_at         timestamptz
);
CREATE INDEX mail_waiting ON delivery.mail (next_attempt_at) WHERE status = 'PENDING';

GRANT USAGE ON SCHEMA delivery TO ${queryRole};
GRANT SELECT ON ALL TABLES IN SCHEMA delivery TO ${queryRole};
ALTER DEFAULT PRIVILEGES IN SCHEMA delivery GRANT SELECT ON TABLES TO ${queryRole};
