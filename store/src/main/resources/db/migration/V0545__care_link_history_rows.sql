INSERT INTO care_link_history (id, helper_id, citizen_id, relation, recorded_at, expires_at)
SELECT id, helper_id, citizen_id, relation, recorded_at, expires_at FROM care_link;
