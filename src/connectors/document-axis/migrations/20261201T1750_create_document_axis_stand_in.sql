-- The stand-in of the national document axis keeps the messages it carries, for agencies on both sides.
create schema document_axis_stand_in;

create table document_axis_stand_in.message (
  id            uuid primary key,
  kind          text not null constraint message_kind check (kind in ('edoc', 'status')),
  from_code     text not null,
  to_code       text not null,
  document_code text not null,
  status_code   text not null,
  xml           text not null,
  sent_at       timestamptz not null,
  taken_at      timestamptz,
  constraint message_once unique (kind, from_code, to_code, document_code, status_code)
);
comment on table document_axis_stand_in.message is 'Trục liên thông văn bản quốc gia (mô phỏng): văn bản và trạng thái đang chuyển, đã chuyển';
comment on column document_axis_stand_in.message.status_code is 'Mã trạng thái; trống với văn bản';
create index message_waiting on document_axis_stand_in.message (sent_at) where taken_at is null;
