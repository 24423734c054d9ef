-- Commands and events, appended with the rows they tell about and delivered by the relay.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
  destination text NOT NULL CHECK (destination IN ('TEMPORAL', 'KAFKA')),
  kind text NOT NULL,
  business_key text NOT NULL,
  payload text NOT NULL,
  request_id text NOT NULL,
  traceparent text NOT NULL,
  created_at timestamptz NOT NULL
);
