-- Whom a citizen lets act for them.
CREATE INDEX care_link_given ON care_link (citizen_id);
