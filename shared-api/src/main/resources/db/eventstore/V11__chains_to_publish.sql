-- Whether the world is to be told where a chain ends. As a column of its own it stays what it is
-- while the end moves on, and with it all entries of indexes; a comparison of the two positions in
-- the index made a new entry in each index for every move.
ALTER TABLE eventstore.chain_head
  ADD COLUMN to_publish boolean GENERATED ALWAYS AS (position > published_position) STORED;
ALTER TABLE eventstore.chain_head SET (fillfactor = 90);
DROP INDEX eventstore.chain_head_to_publish;
CREATE INDEX chain_head_to_publish ON eventstore.chain_head (organization_id) WHERE to_publish;
