-- The readings of each hour as it is counted in India, rolled up. Kept for good. With TimescaleDB a continuous aggregate, which shows
-- what was not counted yet by counting it when it is asked.
DO $$
BEGIN
  EXECUTE CASE WHEN wellness_on_timescale() THEN 'CREATE MATERIALIZED VIEW wellness_hour WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
    SELECT subject, metric, time_bucket(interval ''1 hour'', measured_at, ''Asia/Kolkata'') AS hour, key_id,
           min(value) AS lowest, max(value) AS highest, sum(value) AS total, count(*) AS readings
    FROM wellness_reading
    GROUP BY 1, 2, 3, 4
    WITH NO DATA'
  ELSE 'CREATE TABLE wellness_hour (
      subject uuid NOT NULL,
      metric text NOT NULL,
      hour timestamptz NOT NULL,
      key_id integer NOT NULL,
      lowest numeric NOT NULL,
      highest numeric NOT NULL,
      total numeric NOT NULL,
      readings bigint NOT NULL,
      PRIMARY KEY (subject, metric, hour, key_id)
    ) WITH (fillfactor = 80)'
  END;
END
$$;
