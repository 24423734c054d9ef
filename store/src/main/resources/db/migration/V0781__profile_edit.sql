-- Every change of a profile, also one that waits (without a version yet) and one that lost. What it changes is sealed here with the data key of
-- the person; the key's destruction erases it. The device is a keyed hash; there is none when it was made over HTTP.
CREATE TABLE profile_edit (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  event_id uuid NOT NULL,
  device bytea,
  base_version bigint,
  version bigint,
  client_time timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  counts_from timestamptz NOT NULL,
  clock_ahead boolean NOT NULL,
  forced boolean NOT NULL,
  fields text[] NOT NULL,
  change bytea NOT NULL,
  key_id integer NOT NULL,
  seal_version smallint NOT NULL,
  CHECK (version IS NOT NULL OR base_version IS NOT NULL)
);
