-- States and union territories by their Local Government Directory code.
CREATE TABLE lgd_state (
  code integer PRIMARY KEY CHECK (code > 0),
  lgd_name text NOT NULL
);
