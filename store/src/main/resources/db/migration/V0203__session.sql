-- One device of one person, from sign-in to its end. The key's thumbprint (RFC 7638) binds it to the device.
CREATE TABLE session (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  role text NOT NULL,
  key_thumbprint text NOT NULL,
  started_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
