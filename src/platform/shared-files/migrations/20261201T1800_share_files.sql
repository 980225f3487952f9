-- Files that agencies' systems keep for each other, through the integration axis.
create schema shared_files;

create table shared_files.file (
  owner       text not null,
  id          uuid not null,
  name        text not null,
  media_type  text not null,
  size_bytes  bigint not null,
  sha256      text not null,
  readers     text[] not null,
  expires_at  timestamptz not null,
  created_at  timestamptz not null,
  primary key (owner, id)
);
comment on table shared_files.file is 'Tệp các cơ quan gửi giữ để trao cho nhau; hết hạn thì xóa';
comment on column shared_files.file.owner is 'Mã hệ thống đã gửi tệp';
comment on column shared_files.file.readers is 'Mã các hệ thống được lấy tệp';
create index file_expires on shared_files.file (expires_at);
create index file_content on shared_files.file (sha256);
