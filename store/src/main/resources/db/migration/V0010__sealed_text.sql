-- Citizens' text; everybody else keeps the token.
CREATE TABLE vault.sealed_text (
  token uuid PRIMARY KEY,
  table_name text NOT NULL,
  column_name text NOT NULL,
  subject uuid NOT NULL,
  ciphertext bytea NOT NULL,
  key_id integer NOT NULL,
  version smallint NOT NULL,
  created_at timestamptz NOT NULL
);
