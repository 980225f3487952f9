-- Accounts, sessions and the brake on guessing passwords.
create schema identity;

create table identity.account (
  id            uuid primary key,
  kind          text not null constraint account_kind check (kind in ('citizen', 'enterprise', 'officer')),
  username      text unique,
  password_hash text,
  full_name     text not null,
  personal_id   text,
  tax_code      text,
  email         text,
  phone         text,
  profile       jsonb not null default '{}',
  active        boolean not null default true,
  created_at    timestamptz not null
);
comment on table identity.account is 'Tài khoản của công dân, doanh nghiệp và cán bộ';
comment on column identity.account.password_hash is 'Argon2id; để trống thì không đăng nhập được bằng mật khẩu';
comment on column identity.account.profile is 'Ngày sinh, giới tính, dân tộc, nơi thường trú…';
create unique index account_personal_id on identity.account (personal_id) where kind = 'citizen';
create unique index account_tax_code on identity.account (tax_code) where kind = 'enterprise';

create table identity.session (
  token_hash   text primary key,
  account_id   uuid not null references identity.account (id) on delete cascade,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);
comment on table identity.session is 'Phiên đăng nhập; chỉ lưu mã băm của mã phiên';
create index session_account on identity.session (account_id);
create index session_expires_at on identity.session (expires_at);

create table identity.sign_in_failure (
  username     text primary key,
  failures     integer not null,
  last_at      timestamptz not null
);
comment on table identity.sign_in_failure is 'Số lần đăng nhập sai liên tiếp, để làm chậm việc dò mật khẩu';
