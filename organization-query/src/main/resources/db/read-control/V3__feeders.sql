-- The instances that feed a generation of the read model, as long as their hearts beat.

CREATE TABLE read_control.feeder (
  generation integer     NOT NULL,
  instance   text        NOT NULL,
  since      timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (generation, instance)
) WITH (fillfactor = 50);
