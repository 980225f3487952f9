-- Giấy tờ không phải nộp cũng được tìm tại quầy; tra lại trong vòng một giờ không đọc lần nữa điều vừa đọc.
alter table dossiers.intake_known add column party jsonb;
alter table dossiers.intake_known add column covers jsonb not null default '{}';
comment on column dossiers.intake_known.party is 'Người đứng tại quầy: đã tra số nào, lúc nào, cơ sở dữ liệu trả lời gì';
comment on column dossiers.intake_known.covers is 'Điều Nhà nước đã có thay cho giấy tờ của người đứng tại quầy, theo mã thành phần hồ sơ';
