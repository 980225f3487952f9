-- The stand-in of the national payment platform keeps what the real one would keep on its own side.
create schema payment_platform_stand_in;

create table payment_platform_stand_in.payment (
  reference      text primary key,
  token          text not null constraint payment_token unique,
  amount_vnd     bigint not null,
  what           text not null,
  receipt        jsonb not null,
  return_url     text not null,
  state          text not null constraint payment_state check (state in ('khoi-tao', 'thanh-cong', 'that-bai')),
  transaction_id text not null,
  begun_at       timestamptz not null,
  settled_at     timestamptz
);
comment on table payment_platform_stand_in.payment is 'Nền tảng thanh toán quốc gia (mô phỏng): giao dịch đã khởi tạo và kết quả';
comment on column payment_platform_stand_in.payment.token is 'Phần không đoán được trong địa chỉ của trang thanh toán';
create index payment_settled on payment_platform_stand_in.payment (settled_at) where settled_at is not null;
