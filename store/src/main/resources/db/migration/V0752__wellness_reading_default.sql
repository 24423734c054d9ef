-- Takes what was measured, by a device's clock, in a month that has no partition.
DO $$
BEGIN
  IF NOT wellness_on_timescale() THEN
    EXECUTE 'CREATE TABLE wellness_reading_default PARTITION OF wellness_reading DEFAULT';
  END IF;
END
$$;
