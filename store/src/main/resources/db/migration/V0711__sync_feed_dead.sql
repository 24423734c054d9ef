-- Events of the log that Kafka can never take, with the reason; the log keeps them.
CREATE TABLE sync_feed_dead (
  server_id uuid PRIMARY KEY,
  server_time timestamptz NOT NULL,
  reason text NOT NULL,
  died_at timestamptz NOT NULL
);
