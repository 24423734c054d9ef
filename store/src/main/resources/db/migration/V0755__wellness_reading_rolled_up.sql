DO $$
BEGIN
  IF NOT wellness_on_timescale() THEN
    EXECUTE '
      CREATE TRIGGER wellness_reading_rolled_up AFTER INSERT ON wellness_reading
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wellness_roll_up()';
  END IF;
END
$$;
