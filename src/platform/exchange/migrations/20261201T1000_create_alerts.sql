-- Watching over the axis: what is wrong now, what was, who is told of it and for how long they need not be.
create table exchange.alert (
  id           uuid primary key,
  kind         text not null,
  subject      text not null,
  severity     text not null constraint alert_severity check (severity in ('warning', 'critical')),
  detail       jsonb not null,
  raised_at    timestamptz not null,
  last_seen_at timestamptz not null,
  cleared_at   timestamptz
);
comment on table exchange.alert is 'Cảnh báo của nền tảng tích hợp: đang có (chưa có cleared_at) và lịch sử';
comment on column exchange.alert.subject is 'Điều được cảnh báo: dịch vụ, hệ thống, cổng hoặc quyền khai thác, bằng mã';
comment on column exchange.alert.detail is 'Số liệu lúc thấy gần nhất; không có dữ liệu cá nhân';
create unique index alert_open on exchange.alert (kind, subject) where cleared_at is null;
create index alert_raised on exchange.alert (raised_at desc);

create table exchange.alert_silence (
  kind       text not null,
  subject    text not null,
  until      timestamptz not null,
  reason     text not null,
  actor_name text not null,
  created_at timestamptz not null,
  primary key (kind, subject)
);
comment on table exchange.alert_silence is 'Tạm không báo một cảnh báo đến một lúc, vì sao và ai quyết định; cảnh báo vẫn được ghi';

create table exchange.alert_recipient (
  id             uuid primary key,
  channel        text not null constraint alert_recipient_channel check (channel in ('mail', 'webhook')),
  address        text not null,
  least_severity text not null constraint alert_recipient_severity check (least_severity in ('warning', 'critical')),
  created_at     timestamptz not null,
  constraint alert_recipient_once unique (channel, address)
);
comment on table exchange.alert_recipient is 'Nơi nhận cảnh báo: thư điện tử hoặc địa chỉ nhận thông điệp có chữ ký';

create table exchange.alert_notice (
  alert_id     uuid not null references exchange.alert (id),
  recipient_id uuid not null references exchange.alert_recipient (id) on delete cascade,
  what         text not null constraint alert_notice_what check (what in ('raised', 'cleared')),
  attempts     integer not null default 0,
  next_at      timestamptz,
  sent_at      timestamptz,
  last_fault   text not null default '',
  primary key (alert_id, recipient_id, what)
);
comment on table exchange.alert_notice is 'Lần báo một cảnh báo tới một nơi nhận; next_at trống là thôi không gửi nữa hoặc đã gửi';
create index alert_notice_due on exchange.alert_notice (next_at) where next_at is not null;
