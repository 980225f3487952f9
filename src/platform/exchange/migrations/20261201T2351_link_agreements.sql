-- The written agreement two agencies share data under, beside the grant that carries it out.
create table exchange.grant_agreement (
  grant_id    uuid primary key references exchange.access_grant (id),
  number      text not null,
  signed_on   date not null,
  agencies    text[] not null,
  sha256      text constraint grant_agreement_sha256 check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes  bigint,
  recorded_at timestamptz not null,
  constraint grant_agreement_file check (size_bytes is null or sha256 is not null)
);
comment on table exchange.grant_agreement is 'Văn bản thoả thuận kết nối, chia sẻ dữ liệu của một quyền khai thác';
comment on column exchange.grant_agreement.agencies is 'Tên các cơ quan ký';
comment on column exchange.grant_agreement.sha256 is 'Mã băm của tệp văn bản trong kho tệp';
comment on column exchange.grant_agreement.size_bytes is 'Trống khi chỉ biết mã băm từ tệp khai báo kết nối mà tệp chưa được gửi tới đây';
