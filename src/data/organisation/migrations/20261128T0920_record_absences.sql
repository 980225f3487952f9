-- Vắng mặt và người làm thay: while one is away the stand-in holds one's posts beside the own.
create table organisation.absence (
  id            uuid primary key,
  account_id    uuid not null,
  stand_in_id   uuid not null constraint absence_another check (stand_in_id <> account_id),
  absentee_name text not null,
  valid_from    date not null,
  valid_to      date not null constraint absence_valid check (valid_to >= valid_from),
  reason        text not null,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  ended_at      timestamptz,
  constraint absence_once exclude using gist (account_id with =, daterange(valid_from, valid_to, '[]') with &&)
    where (ended_at is null)
);
comment on table organisation.absence is 'Cán bộ vắng mặt và người làm thay trong những ngày ấy (cả hai ngày đều tính); bỏ sớm thì ghi ended_at';
comment on column organisation.absence.absentee_name is 'Tên ghi kèm chức danh khi người làm thay thao tác';
create index absence_stand_in on organisation.absence (stand_in_id, valid_to) where ended_at is null;
create trigger absence_told after insert or update or delete or truncate on organisation.absence
  for each statement execute function infrastructure.tell_change('organisation');
