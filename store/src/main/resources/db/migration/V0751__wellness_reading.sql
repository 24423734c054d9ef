-- What was measured of citizens, in the unit of its metric: a number beside a random id, no text. The event is the server id of what
-- a device sent, the place which of its readings. The key is the data key the event was sealed with; once that is destroyed the
-- readings go, too.
DO $$
BEGIN
  EXECUTE '
    CREATE TABLE wellness_reading (
      subject uuid NOT NULL,
      metric text NOT NULL,
      measured_at timestamptz NOT NULL,
      event_id uuid NOT NULL,
      place smallint NOT NULL,
      key_id integer NOT NULL,
      value numeric(12, 4) NOT NULL,
      PRIMARY KEY (subject, metric, measured_at, event_id, place)
    )' || CASE WHEN wellness_on_timescale() THEN '' ELSE ' PARTITION BY RANGE (measured_at)' END;
  IF wellness_on_timescale() THEN
    PERFORM create_hypertable('wellness_reading', 'measured_at', chunk_time_interval => interval '1 month');
  END IF;
END
$$;
