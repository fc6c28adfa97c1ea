-- The record of the read model's generations, each a schema read_<number>, and of the replays that
-- build them.

CREATE TABLE read_control.generation (
  number     integer     PRIMARY KEY,
  version    text,        -- of the rules and tables it was made by; null: before there was a record
  tables     text,        -- of its tables alone
  status     text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  live_at    timestamptz,
  retired_at timestamptz
);
CREATE UNIQUE INDEX one_live_generation ON read_control.generation ((true)) WHERE status = 'LIVE';

-- What the version before made has another form, and goes as any other does that is replaced.
INSERT INTO read_control.generation (number, status, retired_at)
SELECT 1, 'RETIRED', now() WHERE EXISTS (SELECT FROM pg_namespace WHERE nspname = 'read_1');

CREATE TABLE read_control.replay (
  number           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id               text        NOT NULL UNIQUE,
  projection       text,
  version          text        NOT NULL,
  status           text        NOT NULL,
  phase            text        NOT NULL,
  generation       integer,
  processed        bigint      NOT NULL DEFAULT 0,
  total            bigint      NOT NULL,
  differences      json        NOT NULL DEFAULT '[]',
  difference_count bigint      NOT NULL DEFAULT 0,
  requested_by     text,
  started_at       timestamptz NOT NULL DEFAULT now(),
  finished_at      timestamptz,
  error            text,
  owner            text,        -- the instance that is at it, as long as its heart beats
  heartbeat_at     timestamptz,
  attempt_at       timestamptz
);
CREATE UNIQUE INDEX one_running_replay ON read_control.replay ((true)) WHERE status = 'RUNNING';
