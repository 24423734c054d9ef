-- The first version of every category's policy: the officer has half of the term, an answer is waited for a week at most.
INSERT INTO sla_policy (
  category, lgd_state, version, sla_hours, officer_hours, warn_percent, escalate_at_percent, pause_citizen_clock,
  max_pauses, held_alert_hours, info_wait_hours, window_hours, max_reopens, max_transfers, reminder_hours)
SELECT
  category, NULL, 1, hours, hours / 2, 80, ARRAY[100, 200], true,
  2, 4, least(168, hours), 72, 2, 3, 24
FROM (VALUES
  ('MEDICINE_STOCK_OUT', 72),
  ('STAFF_ABSENT', 72),
  ('FACILITY_CLOSED', 48),
  ('BRIBE_DEMANDED', 120),
  ('AMBULANCE_DELAY', 24),
  ('SANITATION', 96),
  ('BEHAVIOUR', 168),
  ('PRIVACY', 168),
  ('OTHER', 504)) AS term (category, hours);
