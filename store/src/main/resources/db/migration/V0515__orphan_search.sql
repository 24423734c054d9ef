-- How far the search for texts that nobody holds has come in this lap.
CREATE TABLE vault.orphan_search (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  begun_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  token uuid NOT NULL
);
