-- Who lives in the villages of an ASHA.
CREATE INDEX person_village_of_a_village ON person_village (village_hash);
