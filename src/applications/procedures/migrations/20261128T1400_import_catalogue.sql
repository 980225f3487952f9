-- The whole national catalogue stands beside the packages: what cannot be handed in here is still told and found. Search reads words from an index.
create extension if not exists fuzzystrmatch with schema public;

create function procedures.search_key(value text) returns text
  language sql immutable strict parallel safe
  as $$ select ' ' || btrim(regexp_replace(infrastructure.fold(value), '[^a-z0-9.]+', ' ', 'g')) || ' ' $$;
comment on function procedures.search_key(text) is 'Các từ không dấu, cách nhau một dấu cách, có dấu cách ở hai đầu: tìm đầu từ bằng “% từ%”';

alter table procedures.procedure
  alter column current_version drop not null,
  add column information jsonb,
  add column sector_name text,
  add column name_key text not null default '',
  add constraint procedure_says_something check (current_version is not null or information is not null);
comment on table procedures.procedure is 'Danh mục thủ tục hành chính: có gói thì nhận hồ sơ tại đây, không có gói thì chỉ cung cấp thông tin (mức độ 1)';
comment on column procedures.procedure.current_version is 'Gói đang công khai; để trống khi mới chỉ có thông tin';
comment on column procedures.procedure.information is 'Thông tin mức độ 1 theo danh mục quốc gia; để trống khi chưa nhập';
comment on column procedures.procedure.sector_name is 'Tên lĩnh vực theo danh mục nhập vào, cho lĩnh vực ngoài danh mục dùng chung';
comment on column procedures.procedure.name_key is 'Tên đã tách từ, bỏ dấu, để xếp thứ tự kết quả tìm';
comment on column procedures.procedure.search_text is 'Tên, từ khóa, tóm tắt, cơ quan, mã đã tách từ, bỏ dấu để tìm kiếm';
update procedures.procedure set search_text = procedures.search_key(search_text), name_key = procedures.search_key(name);
-- Found at once after an import of thousands of rows, not only after the next vacuum.
alter index procedures.procedure_search set (fastupdate = off);
create index procedure_in_order on procedures.procedure ((current_version is null), name);
create index procedure_service_level on procedures.procedure (service_level);

create table procedures.search_word (
  word       text collate "C" primary key,
  procedures integer not null
);
comment on table procedures.search_word is 'Các từ có trong danh mục và số thủ tục có từ ấy: để đoán từ gõ nhầm, và tìm từ hiếm trước';
insert into procedures.search_word
select word, count(distinct code) from procedures.procedure, string_to_table(btrim(search_text), ' ') as word
where word <> '' group by word;
