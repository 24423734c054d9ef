-- What one person was told; a person is told the same thing of an entry once.
CREATE UNIQUE INDEX message_by_recipient ON message (recipient_id, complaint_id, seq, kind);
