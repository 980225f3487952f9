-- Order is kept of one sender, under one topic, for one key: another sender's message holds up nobody. The index begins as the former one
-- did, so that processes of the release before find theirs by it too.
create index delivery_sequence on exchange.delivery (recipient_id, key, sender_id, topic_id, id) where state = 'waiting';
drop index exchange.delivery_order;
comment on column exchange.message.key is 'Khóa giữ thứ tự: các thông điệp cùng bên gửi, cùng chủ đề, cùng khóa tới bên nhận đúng thứ tự gửi';
