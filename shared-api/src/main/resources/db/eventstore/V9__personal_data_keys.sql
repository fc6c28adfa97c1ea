-- Keys with which personal data in events is sealed, apart from the events: to forget somebody is
-- to delete their key. Keep backups of this schema for as short a time as you promise that takes.
CREATE SCHEMA vault;

-- One for each user id and each e-mail address, which stand here as a keyed hash.
CREATE TABLE vault.personal_data_key (
  key_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject bytea  NOT NULL UNIQUE,
  wrapped bytea  NOT NULL
);

-- In which organizations something is told about whose key it is.
CREATE TABLE vault.personal_data_use (
  key_id          bigint NOT NULL,
  organization_id text   NOT NULL,
  PRIMARY KEY (key_id, organization_id)
);

-- The address of an accepted invitation is that of the user who accepted it.
CREATE TABLE vault.proven_address (
  user_key    bigint NOT NULL,
  address_key bigint NOT NULL,
  PRIMARY KEY (user_key, address_key)
);
CREATE INDEX proven_address_users ON vault.proven_address (address_key);

-- The key of the hashes.
CREATE TABLE vault.subject_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  wrapped  bytea   NOT NULL
);

-- How often somebody was forgotten: who sees another number drops what is in memory.
ALTER TABLE eventstore.event_position ADD COLUMN erasures bigint NOT NULL DEFAULT 0;
