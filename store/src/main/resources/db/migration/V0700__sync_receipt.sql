-- What a device was told about each event it sent, the first time; unpartitioned, so that an id is taken once for all time. Hashes are keyed.
CREATE TABLE sync_receipt (
  principal_id uuid NOT NULL,
  event_id uuid NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  former_hash bytea CHECK (octet_length(former_hash) = 32),
  status text NOT NULL CHECK (status IN ('ACCEPTED', 'QUARANTINED')),
  server_id uuid NOT NULL,
  server_time timestamptz NOT NULL,
  code text CHECK ((code IS NULL) = (status = 'ACCEPTED')),
  PRIMARY KEY (principal_id, event_id)
);
