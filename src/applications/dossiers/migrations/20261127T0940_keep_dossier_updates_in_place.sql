-- A dossier is updated with every action. With its status and due date in indexes each of these updates wrote all ten indexes anew;
-- the work lists do not read them (they read open_task), so the indexes of a unit go by time of submission, which never changes,
-- and pages keep room for the next version of a row (HOT updates).
drop index dossiers.dossier_deciding;
drop index dossiers.dossier_received;
create index dossier_deciding on dossiers.dossier (deciding_unit_id, submitted_at desc);
create index dossier_received on dossiers.dossier (received_unit_id, submitted_at desc);
alter table dossiers.dossier set (fillfactor = 70);
alter table dossiers.draft set (fillfactor = 70);
