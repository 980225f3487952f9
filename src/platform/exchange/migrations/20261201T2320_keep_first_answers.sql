-- A command may arrive twice: with a key of its caller's, its first answer is kept for some hours and given again.
create table exchange.first_answer (
  consumer        text not null,
  service         text not null,
  operation       text not null,
  key_digest      text not null,
  question_digest text not null,
  attempt         uuid not null,
  state           text not null constraint first_answer_state check (state in ('under_way', 'answered', 'unknown')),
  -- A gateway that was killed says nothing more: after this nobody is at it.
  under_way_until timestamptz not null,
  expires_at      timestamptz not null,
  answer          text,
  constraint first_answer_pk primary key (consumer, service, operation, key_digest),
  constraint first_answer_given check (answer is null or state = 'answered')
);
create unique index first_answer_attempt on exchange.first_answer (attempt);
create index first_answer_expires on exchange.first_answer (expires_at);
comment on table exchange.first_answer is
  'Câu trả lời đầu của lệnh có khóa chống gửi trùng (Idempotency-Key): giữ theo giờ của dịch vụ, rồi xóa';
comment on column exchange.first_answer.key_digest is 'HMAC của khóa; khóa không được lưu';
comment on column exchange.first_answer.question_digest is
  'HMAC của câu hỏi (địa chỉ, tiêu đề HTTP có tên trong hợp đồng, nội dung): cùng khóa với câu hỏi khác thì bị từ chối';
comment on column exchange.first_answer.attempt is 'Lần gửi tới bên cung cấp đang giữ khóa; chỉ lần này được đổi dòng';
comment on column exchange.first_answer.state is
  'Đang gửi; đã có câu trả lời; không biết bên cung cấp đã làm hay chưa';
comment on column exchange.first_answer.under_way_until is
  'Sau thời điểm này lần gửi coi như đã chết (cổng bị ngắt): không biết kết quả';
comment on column exchange.first_answer.answer is
  'Câu trả lời đã niêm phong (AES-256-GCM); trống khi không giữ: tệp, hoặc quá lớn';
