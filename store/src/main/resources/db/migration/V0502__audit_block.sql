-- The sealed part of the audit trail, one link of the chain a row: which entries, in the order of (xid, id), and what is signed.
CREATE TABLE audit_block (
  number bigint PRIMARY KEY CHECK (number > 0),
  partition text NOT NULL CHECK (partition ~ '^\d{4}-\d{2}$'),
  version smallint NOT NULL,
  first_xid xid8 NOT NULL,
  first_id bigint NOT NULL,
  last_xid xid8 NOT NULL,
  last_id bigint NOT NULL,
  entries integer NOT NULL CHECK (entries > 0),
  merkle_root text NOT NULL,
  previous_hash text NOT NULL,
  sealed_at timestamptz NOT NULL,
  key_id bigint NOT NULL,
  signature text NOT NULL
);
