-- Shared code lists: what forms, papers and reports choose from. Entries are dated and never deleted: old dossiers name old codes.
create schema code_lists;

create table code_lists.entry (
  list       text not null,
  code       text not null,
  name_vi    text not null,
  name_en    text,
  position   integer not null,
  valid_from date not null,
  valid_to   date constraint entry_valid check (valid_to >= valid_from),
  attributes jsonb not null default '{}',
  primary key (list, code, valid_from)
);
comment on table code_lists.entry is 'Danh mục dùng chung: mã, tên và thời gian hiệu lực của từng mục';
comment on column code_lists.entry.position is 'Thứ tự trình bày trong danh mục';
comment on column code_lists.entry.valid_to is 'Ngày cuối cùng còn hiệu lực; để trống khi chưa thay đổi';
comment on column code_lists.entry.attributes is 'Thuộc tính riêng của danh mục, ví dụ mã tương ứng ở hệ thống khác';
create index entry_list on code_lists.entry (list, position);
