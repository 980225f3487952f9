-- What opens, weakens or destroys on the axis is proposed by one person and carried out when another confirms.
create table exchange.proposal (
  id             uuid primary key,
  proposed_at    timestamptz not null,
  proposed_by    uuid,
  proposer_name  text not null,
  proposer_unit  text not null,
  reason         text not null,
  command        jsonb not null,
  base           jsonb not null,
  digest         text not null,
  changes        jsonb not null,
  dangers        text[] not null,
  decide_by      timestamptz not null,
  state          text not null
                 constraint proposal_state check (state in ('waiting', 'urgent', 'carried_out', 'refused', 'withdrawn', 'outdated')),
  settled_at     timestamptz,
  settled_by     uuid,
  settler_name   text,
  settler_unit   text,
  settle_reason  text,
  constraint proposal_settled check ((settled_at is null) = (state in ('waiting', 'urgent')))
);
create unique index proposal_waiting on exchange.proposal (digest) where state = 'waiting';
create index proposal_open on exchange.proposal (proposed_at) where state in ('waiting', 'urgent');
create index proposal_past on exchange.proposal (settled_at desc) where settled_at is not null;
create index proposal_of_proposer on exchange.proposal (proposed_by, proposed_at desc);
comment on table exchange.proposal is
  'Đề xuất thay đổi nền tảng: thay đổi nguy hiểm chờ người thứ hai xác nhận, hoặc đã làm ngay vì khẩn và chờ xác nhận sau';
comment on column exchange.proposal.proposed_by is 'Tài khoản đề xuất; để trống khi đề xuất bằng lệnh của người vận hành';
comment on column exchange.proposal.command is 'Lệnh và toàn bộ đầu vào; không bao giờ có khóa bí mật, chỉ có mã băm của khóa';
comment on column exchange.proposal.base is 'Mã băm của từng thứ lúc đề xuất: đã khác thì không thực hiện nữa';
comment on column exchange.proposal.digest is 'Mã băm của lệnh, nền và người đề xuất: gửi lại vẫn là một đề xuất';
comment on column exchange.proposal.changes is 'Trước và sau, để người xác nhận đọc';
