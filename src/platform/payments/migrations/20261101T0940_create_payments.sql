-- Charges of any subject (a dossier, later others), their payment and the numbered receipts.
create schema payments;

create table payments.charge (
  id             uuid primary key,
  subject_kind   text not null,
  subject_id     uuid not null,
  subject_code   text not null,
  payer_name     text not null,
  unit_id        uuid not null,
  items          jsonb not null,
  amount_vnd     bigint not null constraint charge_amount check (amount_vnd > 0),
  created_at     timestamptz not null,
  paid_at        timestamptz,
  paid_on        date,
  method         text constraint charge_method check (method in ('cash', 'transfer', 'online')),
  receipt_number integer,
  collected_by   uuid,
  transaction_id text,
  constraint charge_subject unique (subject_kind, subject_id),
  constraint charge_paid_whole check ((paid_at is null) = (receipt_number is null) and (paid_at is null) = (method is null))
);
comment on table payments.charge is 'Khoản phí, lệ phí phải thu của một hồ sơ và việc thu';
comment on column payments.charge.unit_id is 'Nơi thu: bộ phận một cửa tiếp nhận';
comment on column payments.charge.receipt_number is 'Số biên lai trong năm của nơi thu';
create index charge_takings on payments.charge (unit_id, paid_on) where paid_at is not null;

create table payments.receipt_counter (
  unit_id     uuid not null,
  year        integer not null,
  last_number integer not null,
  primary key (unit_id, year)
);
comment on table payments.receipt_counter is 'Số biên lai đã cấp trong năm của mỗi nơi thu; liên tục, không nhảy số';
