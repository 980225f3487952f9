-- The whole schema, written by `npm run generate` from the migrated database. Do not edit.

create schema identity;

create schema infrastructure;

CREATE OR REPLACE FUNCTION infrastructure.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select translate(lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))), 'đ', 'd') $function$;

create table identity.account (
  id uuid not null,
  kind text not null,
  username text,
  password_hash text,
  full_name text not null,
  personal_id text,
  tax_code text,
  email text,
  phone text,
  profile jsonb not null default '{}'::jsonb,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  constraint account_username_key UNIQUE (username),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_kind CHECK ((kind = ANY (ARRAY['citizen'::text, 'enterprise'::text, 'officer'::text])))
);

create table identity.session (
  token_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_hash),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE
);

create table identity.sign_in_failure (
  username text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_failure_pkey PRIMARY KEY (username)
);

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

CREATE UNIQUE INDEX account_personal_id ON identity.account USING btree (personal_id) WHERE (kind = 'citizen'::text);

CREATE UNIQUE INDEX account_tax_code ON identity.account USING btree (tax_code) WHERE (kind = 'enterprise'::text);

CREATE INDEX session_account ON identity.session USING btree (account_id);

CREATE INDEX session_expires_at ON identity.session USING btree (expires_at);

CREATE INDEX audit_actor ON infrastructure.audit USING btree (actor_id, at);

CREATE INDEX audit_subject ON infrastructure.audit USING btree (subject_kind, subject_id, at);

CREATE INDEX command_done_at ON infrastructure.command USING btree (done_at);

comment on table identity.account is 'Tài khoản của công dân, doanh nghiệp và cán bộ';

comment on column identity.account.password_hash is 'Argon2id; để trống thì không đăng nhập được bằng mật khẩu';

comment on column identity.account.profile is 'Ngày sinh, giới tính, dân tộc, nơi thường trú…';

comment on table identity.session is 'Phiên đăng nhập; chỉ lưu mã băm của mã phiên';

comment on table identity.sign_in_failure is 'Số lần đăng nhập sai liên tiếp, để làm chậm việc dò mật khẩu';

comment on table infrastructure.audit is 'Nhật ký thay đổi quyền, tham số và việc đọc dữ liệu (hồ sơ có nhật ký riêng)';

comment on table infrastructure.command is 'Lệnh đã thực hiện: lệnh gửi lại nhận đúng kết quả cũ, không làm hai lần';

comment on table infrastructure.outbox is 'Sự kiện phát trong giao dịch, được chuyển đi ít nhất một lần';

comment on table infrastructure.stored_file is 'Tệp đã lưu theo nội dung (SHA-256); cùng nội dung chỉ lưu một lần';
