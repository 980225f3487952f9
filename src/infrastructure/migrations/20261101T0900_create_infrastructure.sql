-- Foundations every module stands on: accent-free search, the audit of what is not a dossier, commands done once, stored files.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- The search key of a name or title: lower case, no marks, đ → d; NFC first, because the same letter can be typed two ways.
create function infrastructure.fold(value text) returns text
  language sql immutable strict parallel safe
  as $$ select translate(lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), 'đ', 'd') $$;
comment on function infrastructure.fold(text) is 'Khóa tìm kiếm không dấu';

create table infrastructure.audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  actor_id   uuid,
  action     text not null,
  subject_kind text not null,
  subject_id text not null,
  details    jsonb not null default '{}'
);
comment on table infrastructure.audit is 'Nhật ký thay đổi quyền, tham số và việc đọc dữ liệu (hồ sơ có nhật ký riêng)';
create index audit_subject on infrastructure.audit (subject_kind, subject_id, at);
create index audit_actor on infrastructure.audit (actor_id, at);

create table infrastructure.command (
  id        uuid primary key,
  actor_id  uuid not null,
  name      text not null,
  done_at   timestamptz not null,
  answer    jsonb not null
);
comment on table infrastructure.command is 'Lệnh đã thực hiện: lệnh gửi lại nhận đúng kết quả cũ, không làm hai lần';
create index command_done_at on infrastructure.command (done_at);

create table infrastructure.outbox (
  id         bigint generated always as identity primary key,
  event      text not null,
  payload    jsonb not null,
  created_at timestamptz not null default now()
);
comment on table infrastructure.outbox is 'Sự kiện phát trong giao dịch, được chuyển đi ít nhất một lần';

create table infrastructure.stored_file (
  sha256      text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  bigint not null check (size_bytes >= 0),
  media_type  text not null,
  page_count  integer,
  stored_at   timestamptz not null
);
comment on table infrastructure.stored_file is 'Tệp đã lưu theo nội dung (SHA-256); cùng nội dung chỉ lưu một lần';
