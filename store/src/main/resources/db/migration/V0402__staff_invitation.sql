-- The link that sets up an account, as SHA-256 of 256 random bits; a later one takes the place of an earlier one.
CREATE TABLE staff_invitation (
  account_id uuid PRIMARY KEY REFERENCES staff_account (id) ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
