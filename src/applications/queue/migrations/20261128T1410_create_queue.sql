-- Numbers taken at a one-stop desk, each day anew.
create schema queue;

create table queue.desk_day (
  desk_unit_id uuid not null,
  on_day       date not null,
  calls        integer not null default 0,
  numbers      jsonb not null default '{}',
  primary key (desk_unit_id, on_day)
);
comment on table queue.desk_day is 'Một ngày của một nơi lấy số: khóa dòng này để cấp số, gọi số lần lượt';
comment on column queue.desk_day.calls is 'Đã gọi bao nhiêu lần, để xếp thứ tự các lần gọi';
comment on column queue.desk_day.numbers is 'Số cuối cùng đã cấp của từng nhóm dịch vụ';

create table queue.ticket (
  id                 uuid primary key,
  desk_unit_id       uuid not null,
  on_day             date not null,
  code               text not null,
  group_key          text not null,
  priority           text,
  status             text not null default 'waiting' check (status in ('waiting', 'called', 'done', 'skipped')),
  taken_at           timestamptz not null,
  place              bigint generated always as identity,
  called_at          timestamptz,
  call_order         integer,
  call_count         integer not null default 0,
  counter            text,
  officer_account_id uuid,
  finished_at        timestamptz,
  foreign key (desk_unit_id, on_day) references queue.desk_day (desk_unit_id, on_day),
  constraint ticket_code unique (desk_unit_id, on_day, code)
);
comment on table queue.ticket is 'Số thứ tự; không ghi ai đã lấy';
comment on column queue.ticket.priority is 'Diện ưu tiên theo quy tắc có hiệu lực; để trống khi không ưu tiên';
comment on column queue.ticket.place is 'Thứ tự lấy số';
comment on column queue.ticket.call_order is 'Lần gọi đầu tiên là lần thứ mấy trong ngày';
create index ticket_waiting on queue.ticket (desk_unit_id, on_day, place) where status = 'waiting';
create index ticket_called on queue.ticket (desk_unit_id, on_day, call_order desc) where call_order is not null;
create index ticket_served on queue.ticket (desk_unit_id, group_key, finished_at desc) where status = 'done';
