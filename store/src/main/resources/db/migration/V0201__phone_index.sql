-- Who has a phone, by a keyed hash of it. Comes before the person in one transaction, so that two sign-ins of a phone at
-- once make one person.
CREATE TABLE vault.phone_index (
  phone_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL UNIQUE REFERENCES sahay.person (id) DEFERRABLE INITIALLY DEFERRED
);
