-- The key that signs the tokens of systems: one for all processes, sealed by the system's own secret.
create table identity.signing_key (
  id         text primary key,
  sealed     text not null,
  created_at timestamptz not null
);
comment on table identity.signing_key is 'Khóa ký mã truy cập cấp cho các hệ thống, mã hóa bằng khóa bí mật của hệ thống; khóa mới nhất dùng để ký';
