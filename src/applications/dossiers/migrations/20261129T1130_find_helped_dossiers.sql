-- Soát tra cứu khi tiếp nhận hỏi: trong ngày, quầy này đã giúp nộp hồ sơ nào. Chỉ hồ sơ có nơi hỗ trợ.
create index dossier_helped on dossiers.dossier (helped_unit_id, received_on) where helped_unit_id is not null;
