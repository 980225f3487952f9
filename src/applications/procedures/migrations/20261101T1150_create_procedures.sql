-- Procedure packages by content hash, and the catalogue the portal shows.
create schema procedures;

create table procedures.package (
  code         text not null,
  version      text not null check (version ~ '^[0-9a-f]{64}$'),
  definition   jsonb not null,
  form         jsonb not null,
  process      jsonb not null,
  process_bpmn text not null,
  installed_at timestamptz not null,
  primary key (code, version)
);
comment on table procedures.package is 'Gói thủ tục đã cài, mỗi phiên bản theo mã băm nội dung; hồ sơ giữ phiên bản lúc nộp';

create table procedures.procedure (
  code             text primary key,
  current_version  text not null,
  name             text not null,
  name_en          text not null,
  summary          text not null,
  sector           text not null,
  level            text not null,
  service_level    text not null,
  applicant_kinds  text[] not null,
  life_events      text[] not null,
  search_text      text not null,
  published_at     timestamptz not null,
  foreign key (code, current_version) references procedures.package (code, version)
);
comment on table procedures.procedure is 'Danh mục thủ tục hành chính đang công khai';
comment on column procedures.procedure.search_text is 'Tên, từ khóa, tóm tắt đã bỏ dấu để tìm kiếm';
create index procedure_search on procedures.procedure using gin (search_text gin_trgm_ops);
create index procedure_sector on procedures.procedure (sector, name);
