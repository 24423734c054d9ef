CREATE INDEX outbox_order ON outbox (destination, shard, xid, id);
