-- Of whom there are readings, under which data key: where the search for keys that are no more looks.
CREATE TABLE wellness_subject (
  subject uuid NOT NULL,
  key_id integer NOT NULL,
  PRIMARY KEY (subject, key_id)
);
