-- Which content of the province was installed, by its hash, so that a start with the same content installs nothing.
create table infrastructure.installed_content (
  name         text primary key,
  hash         text not null,
  installed_at timestamptz not null
);
comment on table infrastructure.installed_content is 'Nội dung của tỉnh đã nạp, theo mã băm';
