-- The state of a dossier stays in its page as it is: compressing it at every action and expanding it at every look costs more than the
-- third of two kilobytes it saves. The log, written once and seldom read, stays compressed.
alter table dossiers.dossier set (toast_tuple_target = 8160);
