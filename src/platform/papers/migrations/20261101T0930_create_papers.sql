-- Official papers rendered from frozen data, the yearly books that number them, and files people hand in.
create schema papers;

create table papers.paper (
  id           uuid primary key,
  template     text not null,
  subject_kind text not null,
  subject_id   uuid not null,
  subject_code text not null,
  unit_id      uuid not null,
  data         jsonb not null,
  created_at   timestamptz not null,
  sha256       text references infrastructure.stored_file (sha256),
  rendered_at  timestamptz
);
comment on table papers.paper is 'Giấy tờ chính thức; dữ liệu đóng băng lúc lập, PDF tạo sau';
create index paper_subject on papers.paper (subject_kind, subject_id, created_at);

create table papers.book_counter (
  unit_id     uuid not null,
  book        text not null,
  year        integer not null,
  last_number integer not null,
  primary key (unit_id, book, year)
);
comment on table papers.book_counter is 'Sổ theo năm của mỗi đơn vị: số cuối đã cấp, bắt đầu từ 01 mỗi năm';

create table papers.upload (
  id             uuid primary key,
  account_id     uuid not null,
  file_name      text not null,
  declared_bytes bigint not null check (declared_bytes > 0),
  received_bytes bigint not null default 0,
  state          text not null constraint upload_state check (state in ('receiving', 'checking', 'ready', 'refused')),
  refusal_code   text,
  sha256         text references infrastructure.stored_file (sha256),
  media_type     text,
  page_count     integer,
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
comment on table papers.upload is 'Tệp người dân, cán bộ tải lên; gửi từng đoạn, nối tiếp được khi đứt mạng';
create index upload_account on papers.upload (account_id, created_at);
