-- What a person told about themselves; made by their first change. Stands alone: whom another issuer signs in is no person here.
CREATE TABLE person_profile (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  language text,
  name_token uuid,
  abha_number_token uuid,
  abha_address_token uuid,
  updated_at timestamptz NOT NULL
);
