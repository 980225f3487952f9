-- Signing in once for the systems of all agencies: what is under way and what was agreed to, until it runs out.
create table identity.sign_on_record (
  kind        text not null,
  key         text not null,
  sealed      text not null,
  uid         text,
  grant_key   text,
  consumed_at timestamptz,
  expires_at  timestamptz,
  primary key (kind, key)
);
comment on table identity.sign_on_record is 'Đăng nhập một lần: mã, phiên và sự đồng ý còn hiệu lực; nội dung được mã hóa, khóa tra là HMAC';
create index sign_on_record_of_uid on identity.sign_on_record (uid) where uid is not null;
create index sign_on_record_of_grant on identity.sign_on_record (grant_key) where grant_key is not null;
create index sign_on_record_expires on identity.sign_on_record (expires_at);
