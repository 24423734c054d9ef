-- Names one consent: a link that is given anew is another one.
ALTER TABLE care_link ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
