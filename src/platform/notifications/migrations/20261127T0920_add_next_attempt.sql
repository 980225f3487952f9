-- Notices leave in batches, swept by due time, instead of by one job each.
alter table notifications.delivery add column next_attempt_at timestamptz default now();
comment on column notifications.delivery.next_attempt_at is 'Lần gửi kế tiếp không sớm hơn lúc này; để trống khi đã gửi hoặc đã thôi gửi';
update notifications.delivery set next_attempt_at = null where sent_at is not null;
create index delivery_pending on notifications.delivery (next_attempt_at) where next_attempt_at is not null;
