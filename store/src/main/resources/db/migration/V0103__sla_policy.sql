-- The terms of a category, in hours, versioned; a row of a state comes before the default. A case keeps a snapshot.
CREATE TABLE sla_policy (
  category text NOT NULL REFERENCES category (code),
  lgd_state integer,
  version integer NOT NULL CHECK (version > 0),
  sla_hours integer NOT NULL CHECK (sla_hours > 0),
  officer_hours integer NOT NULL CHECK (officer_hours > 0),
  warn_percent integer NOT NULL CHECK (warn_percent BETWEEN 1 AND 99),
  escalate_at_percent integer[] NOT NULL CHECK (cardinality(escalate_at_percent) > 0 AND escalate_at_percent[1] >= 100),
  pause_citizen_clock boolean NOT NULL,
  max_pauses integer NOT NULL CHECK (max_pauses >= 0),
  held_alert_hours integer NOT NULL CHECK (held_alert_hours > 0),
  info_wait_hours integer NOT NULL CHECK (info_wait_hours > 0),
  window_hours integer NOT NULL CHECK (window_hours > 0),
  max_reopens integer NOT NULL CHECK (max_reopens >= 0),
  max_transfers integer NOT NULL CHECK (max_transfers >= 0),
  reminder_hours integer NOT NULL CHECK (reminder_hours > 0),
  UNIQUE NULLS NOT DISTINCT (category, lgd_state, version)
);
