-- What other systems have been told of each list, so that a change is told once, whichever process comes first.
create table code_lists.told (
  list     text primary key,
  version  integer not null,
  entries  jsonb not null
);
comment on table code_lists.told is 'Danh mục như đã báo cho các hệ thống khác: mã và tên các mục đang có hiệu lực';
