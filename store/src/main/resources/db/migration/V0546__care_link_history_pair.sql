CREATE INDEX care_link_history_pair ON care_link_history (helper_id, citizen_id);
