-- What the signatures of an agreement's file were found to be when it was put to the grant.
alter table exchange.grant_agreement add column signatures jsonb;
comment on column exchange.grant_agreement.signatures is 'Các chữ ký số của tệp: người ký, nơi cấp chứng thư, nội dung còn nguyên hay không; trống khi chưa đọc được tệp';
