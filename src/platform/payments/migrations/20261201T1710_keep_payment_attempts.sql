-- Every time somebody goes to the payment platform has a reference of its own, so that a try that succeeds late is still known and a
-- second payment of the same charge is seen. What stood in the charge moves here under the reference it had: the charge's own id.
create table payments.attempt (
  id             uuid primary key,
  charge_id      uuid not null references payments.charge (id),
  begun_at       timestamptz not null,
  ask_at         timestamptz,
  state          text not null constraint attempt_state check (state in ('begun', 'paid', 'failed')),
  transaction_id text,
  transacted_at  timestamptz,
  refund_due     boolean not null default false,
  refunded_at    timestamptz,
  refunded_by    uuid,
  refund_note    text,
  bill_ask_at    timestamptz,
  bill_sha256    text,
  bill_bytes     integer,
  constraint attempt_paid_whole check ((state = 'paid') = (transaction_id is not null and transacted_at is not null)),
  constraint attempt_refund_paid check (not refund_due or state = 'paid')
);
comment on table payments.attempt is 'Lần thanh toán một khoản thu trên nền tảng thanh toán; id là mã tham chiếu (MaThamChieu)';
comment on column payments.attempt.ask_at is 'Lúc hỏi nền tảng nếu chưa có thông báo thành công; trống khi không phải hỏi nữa';
comment on column payments.attempt.transacted_at is 'Lúc giao dịch theo nền tảng (ThoiGianGD), để đối soát theo ngày';
comment on column payments.attempt.refund_due is 'Khoản thu đã được nộp bằng cách khác: số tiền của lần này phải hoàn trả';
comment on column payments.attempt.refund_note is 'Số chứng từ hoàn trả do người thu ghi';
comment on column payments.attempt.bill_ask_at is 'Lúc lấy biên lai của nền tảng (GET_BILL); trống khi đã có hoặc không lấy nữa';
create unique index attempt_open on payments.attempt (charge_id) where state = 'begun';
create index attempt_of_charge on payments.attempt (charge_id);
create index attempt_to_ask on payments.attempt (ask_at) where ask_at is not null;
create index attempt_bill_to_fetch on payments.attempt (bill_ask_at) where bill_ask_at is not null;
create index attempt_transacted on payments.attempt (transacted_at) where state = 'paid';
create index attempt_to_refund on payments.attempt (charge_id) where refund_due and refunded_at is null;

insert into payments.attempt (id, charge_id, begun_at, ask_at, state, transaction_id, transacted_at)
select id, id, coalesce(begun_at, paid_at), ask_at,
       case when method = 'online' then 'paid' else 'begun' end,
       case when method = 'online' then coalesce(transaction_id, '') end,
       case when method = 'online' then paid_at end
  from payments.charge
 where begun_at is not null or method = 'online';

drop index payments.charge_to_ask;
alter table payments.charge drop column begun_at, drop column ask_at;
