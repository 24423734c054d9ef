-- Refresh tokens as SHA-256 of 256 random bits. The successor of one that was exchanged lies in the vault for a minute, for
-- a device that never got the answer.
CREATE TABLE refresh_token (
  token_hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  issued_at timestamptz NOT NULL,
  rotated_at timestamptz,
  successor_token uuid CHECK (successor_token IS NULL OR rotated_at IS NOT NULL)
);
