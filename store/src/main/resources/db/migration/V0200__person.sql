-- Whoever signed in once. The phone lies in the vault.
CREATE TABLE person (
  id uuid PRIMARY KEY,
  phone_token uuid NOT NULL,
  enrolled_at timestamptz NOT NULL
);
