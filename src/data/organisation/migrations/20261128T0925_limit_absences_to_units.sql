-- Whoever records an absence hands on only the posts over which they are the head; oneself, all of them.
alter table organisation.absence add column unit_ids uuid[] not null default '{}';
comment on column organisation.absence.unit_ids is 'Đơn vị mà người làm thay được giữ vị trí của người vắng mặt';
