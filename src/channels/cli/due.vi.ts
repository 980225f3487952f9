const usage =
  'Cách dùng: due --term "10 working days" --from 2026-02-13T16:10 [--unit MÃ_ĐƠN_VỊ] [--policy same-day-15h] [--profile 2018] [--pause TỪ/ĐẾN …] [--lang en] [--json]';

/** Chữ của lệnh `due`. */
export const dueVi = {
  'due.wrong_arguments': `Tham số dòng lệnh không đúng. ${usage}`,
  'due.missing': `Cần nêu thời hạn (--term) và thời điểm tiếp nhận (--from). ${usage}`,
} as const;
