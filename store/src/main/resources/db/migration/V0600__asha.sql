-- Community health workers (ASHA, Anganwadi) and the villages they look after, by LGD code. The code is the department's own;
-- who it is and how they are reached lies behind the person. Whoever was withdrawn stays as a row, for the trail.
CREATE TABLE asha (
  id uuid PRIMARY KEY,
  code text NOT NULL,
  person_id uuid NOT NULL REFERENCES person (id),
  lgd_state integer NOT NULL REFERENCES lgd_state (code),
  lgd_district integer NOT NULL REFERENCES lgd_district (code),
  lgd_villages integer[] NOT NULL CHECK (cardinality(lgd_villages) BETWEEN 1 AND 50),
  enrolled_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
