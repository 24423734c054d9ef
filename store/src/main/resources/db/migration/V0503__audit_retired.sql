-- Up to where the chain was deleted because its time was over, a row a month, signed; the verifier starts behind the last one.
CREATE TABLE audit_retired (
  partition text PRIMARY KEY,
  number bigint NOT NULL,
  hash text NOT NULL,
  last_xid xid8 NOT NULL,
  last_id bigint NOT NULL,
  retired_at timestamptz NOT NULL,
  key_id bigint NOT NULL,
  signature text NOT NULL
);
