-- In which village somebody lives now, as a keyed hash: an ASHA's villages are compared with it. Who reads it without the key
-- learns who are neighbours, and not where. Stands alone, as profiles do.
CREATE TABLE person_village (
  person_id uuid PRIMARY KEY,
  village_hash bytea NOT NULL CHECK (octet_length(village_hash) = 32)
);
