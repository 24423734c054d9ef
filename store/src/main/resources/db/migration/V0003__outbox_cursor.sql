-- The last row delivered of every shard, for each destination on its own.
CREATE TABLE outbox_cursor (
  destination text NOT NULL,
  shard smallint NOT NULL,
  xid xid8 NOT NULL DEFAULT '0',
  id bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (destination, shard)
) WITH (fillfactor = 50);

INSERT INTO outbox_cursor (destination, shard)
SELECT destination, shard
FROM unnest(ARRAY['TEMPORAL', 'KAFKA']) AS destination, generate_series(0, 15) AS shard;
