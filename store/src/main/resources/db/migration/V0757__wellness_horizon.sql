-- Readings of before have been deleted. One that comes later cannot be told from one that was counted, and is not kept.
CREATE TABLE wellness_horizon (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  kept_from timestamptz NOT NULL DEFAULT '-infinity'
);

INSERT INTO wellness_horizon DEFAULT VALUES;
