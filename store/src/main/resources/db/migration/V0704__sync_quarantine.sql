-- Events that nobody could make sense of, as they came and with the field at fault, sealed with the data key of whoever sent them; kept
-- until they are corrected.
CREATE TABLE sync_quarantine (
  id uuid PRIMARY KEY,
  principal_id uuid NOT NULL,
  event_id uuid NOT NULL,
  subject uuid,
  device bytea NOT NULL,
  event bytea NOT NULL,
  key_id integer NOT NULL,
  version smallint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  code text NOT NULL,
  quarantined_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'RESUBMITTED')),
  resubmitted_at timestamptz CHECK ((resubmitted_at IS NOT NULL) = (state = 'RESUBMITTED')),
  UNIQUE (principal_id, event_id)
);
