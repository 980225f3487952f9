-- Messages are kept a time after their end, then taken away: found by it, and a message's deliveries by the message.
create index message_expires on exchange.message (expires_at);
create index delivery_of on exchange.delivery (sender_id, message_id);
-- Both are deleted in one statement.
alter table exchange.delivery alter constraint delivery_of_message deferrable initially deferred;
