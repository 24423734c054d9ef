-- Text of actions that are not decided yet.
CREATE TABLE vault.pending_text (
  complaint_id uuid NOT NULL,
  action_key text NOT NULL,
  token uuid NOT NULL REFERENCES vault.sealed_text,
  held_at timestamptz NOT NULL,
  PRIMARY KEY (complaint_id, action_key)
);
