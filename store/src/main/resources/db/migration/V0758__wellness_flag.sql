-- Somebody has to look: readings of a metric outside of what most people have. One is open for a citizen and metric, and tells of the
-- newest such reading and how many there were, so that the same every morning is not a new alarm every morning.
CREATE TABLE wellness_flag (
  id uuid PRIMARY KEY,
  subject uuid NOT NULL,
  metric text NOT NULL,
  key_id integer NOT NULL,
  value numeric(12, 4) NOT NULL,
  measured_at timestamptz NOT NULL,
  readings integer NOT NULL,
  raised_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'ACKNOWLEDGED')),
  acknowledged_by uuid CHECK ((acknowledged_by IS NOT NULL) = (state = 'ACKNOWLEDGED')),
  acknowledged_at timestamptz CHECK ((acknowledged_at IS NOT NULL) = (state = 'ACKNOWLEDGED'))
);
