-- Fan-out between sites: messages numbered as they were accepted, and where each stands in the stream made of them (NATS JetStream, by
-- setting). The stream is derived: what has no place in it is still to be sent there, so that it can always be made again from here.
alter table exchange.message
  add column number bigint generated always as identity,
  add column stream_sequence bigint;
comment on column exchange.message.number is 'Số theo thứ tự nhận; trong một khóa, số nhỏ hơn được nhận trước';
comment on column exchange.message.stream_sequence is 'Vị trí trong luồng liên điểm; để trống: chưa đưa vào, 0: không đưa vào luồng';
create index message_to_stream on exchange.message (number) where stream_sequence is null;
create index message_in_stream on exchange.message (stream_sequence) where stream_sequence > 0;

create table exchange.stream (
  name        text primary key,
  created_at  text,
  holder      uuid,
  held_until  timestamptz
);
comment on table exchange.stream is 'Luồng liên điểm (NATS JetStream) dựng từ thông điệp; tiến trình nào đang đưa thông điệp vào';
comment on column exchange.stream.created_at is 'Thời điểm tạo luồng như NATS báo; khác đi là luồng đã bị tạo lại, phải đưa vào từ đầu';
comment on column exchange.stream.holder is 'Tiến trình đang đưa thông điệp vào luồng, đến held_until';
