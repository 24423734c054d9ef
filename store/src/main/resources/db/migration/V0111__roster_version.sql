-- One row: counts the changes of the roster, so that a decision made on an older roster is noticed when it is recorded.
CREATE TABLE roster_version (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version bigint NOT NULL
);

INSERT INTO roster_version (version) VALUES (0);
