-- What one phone would have got.
CREATE INDEX sign_in_message_recipient ON sign_in_message (phone_hash, sent_at);
