-- A person was sent to the payment platform: should its message not arrive, it is asked.
alter table payments.charge
  add column begun_at timestamptz,
  add column ask_at timestamptz;
comment on column payments.charge.begun_at is 'Lúc người nộp được đưa sang nền tảng thanh toán lần gần nhất';
comment on column payments.charge.ask_at is 'Lúc hỏi nền tảng thanh toán nếu chưa có thông báo; trống khi không phải hỏi nữa';
create index charge_to_ask on payments.charge (ask_at) where ask_at is not null;
