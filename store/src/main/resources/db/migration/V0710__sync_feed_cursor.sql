-- The last event of the log that Kafka has.
CREATE TABLE sync_feed_cursor (
  destination text PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT '0',
  position bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

INSERT INTO sync_feed_cursor (destination) VALUES ('KAFKA');
