-- When its owner changed the password last; null when it is still that of the enrolment.
ALTER TABLE staff_account ADD COLUMN password_changed_at timestamptz;
