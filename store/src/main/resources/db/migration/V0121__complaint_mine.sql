-- view=mine, as the citizen
CREATE INDEX complaint_by_citizen ON complaint (citizen_id, id);
