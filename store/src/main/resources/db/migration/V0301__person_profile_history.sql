-- Profiles as they were before each change, until when, and who changed them. The last to write wins; what was lost is kept.
CREATE TABLE person_profile_history (
  id uuid NOT NULL,
  version bigint NOT NULL,
  language text,
  name_token uuid,
  abha_number_token uuid,
  abha_address_token uuid,
  updated_at timestamptz NOT NULL,
  replaced_at timestamptz NOT NULL,
  replaced_by uuid NOT NULL,
  PRIMARY KEY (id, version)
);
