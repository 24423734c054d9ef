-- Keys that callers give so that asking again does not do again; status is null until the answer is known.
CREATE TABLE idempotency_key (
  caller uuid NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status smallint,
  headers jsonb,
  body text,
  lease_until timestamptz,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (caller, operation, key)
);
