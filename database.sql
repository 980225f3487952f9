-- The whole schema, written by `npm run generate` from the migrated database. Do not edit.

create schema infrastructure;

CREATE OR REPLACE FUNCTION infrastructure.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select translate(lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), 'đ', 'd') $function$;

create table infrastructure.audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}'::jsonb,
  constraint audit_pkey PRIMARY KEY (id)
);

create table infrastructure.command (
  id uuid not null,
  actor_id uuid not null,
  name text not null,
  done_at timestamp with time zone not null,
  answer jsonb not null,
  constraint command_pkey PRIMARY KEY (id)
);

create table infrastructure.migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table infrastructure.outbox (
  id bigint not null generated always as identity,
  event text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint outbox_pkey PRIMARY KEY (id)
);

create table infrastructure.stored_file (
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  page_count integer,
  stored_at timestamp with time zone not null,
  constraint stored_file_pkey PRIMARY KEY (sha256),
  constraint stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint stored_file_size_bytes_check CHECK ((size_bytes >= 0))
);

CREATE INDEX audit_actor ON infrastructure.audit USING btree (actor_id, at);

CREATE INDEX audit_subject ON infrastructure.audit USING btree (subject_kind, subject_id, at);

CREATE INDEX command_done_at ON infrastructure.command USING btree (done_at);

comment on table infrastructure.audit is 'Nhật ký thay đổi quyền, tham số và việc đọc dữ liệu (hồ sơ có nhật ký riêng)';

comment on table infrastructure.command is 'Lệnh đã thực hiện: lệnh gửi lại nhận đúng kết quả cũ, không làm hai lần';

comment on table infrastructure.outbox is 'Sự kiện phát trong giao dịch, được chuyển đi ít nhất một lần';

comment on table infrastructure.stored_file is 'Tệp đã lưu theo nội dung (SHA-256); cùng nội dung chỉ lưu một lần';
