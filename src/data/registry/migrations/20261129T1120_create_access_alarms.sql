-- What of the looks an administrator has to look at: so far it was only written down, and nobody was shown it.
create table registry.access_alarm (
  id          uuid primary key,
  kind        text not null constraint access_alarm_kind check (kind in ('enumeration', 'outside_dossier', 'no_dossier_followed')),
  at          timestamptz not null,
  reader_id   uuid not null,
  register    text not null,
  access_id   uuid references registry.access (id),
  reviewed_at timestamptz,
  reviewed_by uuid,
  review      text,
  constraint access_alarm_once unique (kind, access_id),
  constraint access_alarm_reviewed check ((reviewed_at is null) = (review is null))
);
comment on table registry.access_alarm is 'Cảnh báo khai thác dữ liệu: dò số, tra cứu ngoài hồ sơ, tra cứu khi tiếp nhận mà trong ngày không có hồ sơ nào của người đó';
comment on column registry.access_alarm.access_id is 'Lượt khai thác bị cảnh báo; để trống khi cảnh báo là về nhiều lượt (dò số)';
create index access_alarm_open on registry.access_alarm (at desc) where reviewed_at is null;
create index access_intake on registry.access (at) where purpose = 'intake';
insert into registry.access_alarm (id, kind, at, reader_id, register, access_id)
select gen_random_uuid(), 'outside_dossier', at, reader_id, register, id from registry.access where flagged and reader_id is not null;
