-- Packages being worked on in the console, before they are published.
create table procedures.package_draft (
  id           uuid primary key,
  code         text not null,
  base_version text,
  files        jsonb not null,
  revision     integer not null default 1,
  created_at   timestamptz not null,
  created_by   uuid not null,
  updated_at   timestamptz not null,
  updated_by   uuid not null,
  foreign key (code, base_version) references procedures.package (code, version)
);
comment on table procedures.package_draft is 'Bản soạn của gói thủ tục: các tệp đang sửa, chưa công khai';
comment on column procedures.package_draft.base_version is 'Phiên bản lấy làm gốc; để trống khi soạn mới';
comment on column procedures.package_draft.revision is 'Tăng mỗi lần lưu; ai lưu trên số cũ thì bị từ chối, không ghi đè của người khác';
create index package_draft_code on procedures.package_draft (code, updated_at desc);
