-- Notices: the portal's inbox of an account, and what was sent by e-mail and SMS.
create schema notifications;

create table notifications.notice (
  id           uuid primary key,
  account_id   uuid,
  subject_kind text not null,
  subject_id   uuid not null,
  subject_code text not null,
  title        text not null,
  body         text not null,
  created_at   timestamptz not null,
  read_at      timestamptz
);
comment on table notifications.notice is 'Thông báo cho người dân trong tài khoản trên cổng';
create index notice_account on notifications.notice (account_id, created_at desc) where account_id is not null;

create table notifications.delivery (
  id          uuid primary key,
  notice_id   uuid not null references notifications.notice (id),
  channel     text not null constraint delivery_channel check (channel in ('email', 'sms')),
  recipient   text not null,
  created_at  timestamptz not null,
  sent_at     timestamptz,
  attempts    integer not null default 0,
  last_error  text
);
comment on table notifications.delivery is 'Thư điện tử, tin nhắn gửi theo thông báo và kết quả gửi';
create index delivery_notice on notifications.delivery (notice_id);
