-- Codes for whoever lost their authenticator app, as salted slow hashes; one that was used is deleted.
CREATE TABLE staff_recovery_code (
  account_id uuid NOT NULL REFERENCES staff_account (id) ON DELETE CASCADE,
  position integer NOT NULL,
  code_hash text NOT NULL,
  PRIMARY KEY (account_id, position)
);
