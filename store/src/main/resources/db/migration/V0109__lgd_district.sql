-- Districts by their Local Government Directory code.
CREATE TABLE lgd_district (
  code integer PRIMARY KEY CHECK (code > 0),
  lgd_state integer NOT NULL REFERENCES lgd_state (code),
  lgd_name text NOT NULL
);
