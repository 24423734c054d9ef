-- Which edit each field of a profile is from, and by what the next one compares with it.
CREATE TABLE profile_field (
  person_id uuid NOT NULL,
  field text NOT NULL,
  counts_from timestamptz NOT NULL,
  base_version bigint NOT NULL,
  event_id uuid NOT NULL,
  edit_id uuid NOT NULL,
  PRIMARY KEY (person_id, field)
);
