-- What consumers rely on, tried every night against the contract and against the service itself.
alter table exchange.access_grant add column tests jsonb not null default '[]';
comment on column exchange.access_grant.tests is 'Kiểm thử của bên khai thác: câu hỏi và điều phải có trong câu trả lời';

create table exchange.test_result (
  grant_id uuid not null references exchange.access_grant (id),
  name     text not null,
  against  text not null constraint test_result_against check (against in ('mock', 'real')),
  at       timestamptz not null,
  fault    text not null,
  since    timestamptz not null,
  primary key (grant_id, name, against)
);
comment on table exchange.test_result is 'Kết quả lần chạy gần nhất của từng kiểm thử, với hợp đồng (mock) và với dịch vụ thật (real)';
comment on column exchange.test_result.fault is 'Điều không đạt; trống là đạt';
comment on column exchange.test_result.since is 'Kết quả như hiện tại từ lúc nào';
