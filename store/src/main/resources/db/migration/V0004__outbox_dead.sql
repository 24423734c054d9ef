-- Rows that can never be delivered, with the reason.
CREATE TABLE outbox_dead (
  id bigint PRIMARY KEY,
  destination text NOT NULL,
  kind text NOT NULL,
  business_key text NOT NULL,
  payload text NOT NULL,
  request_id text NOT NULL,
  traceparent text NOT NULL,
  created_at timestamptz NOT NULL,
  reason text NOT NULL,
  died_at timestamptz NOT NULL
);
