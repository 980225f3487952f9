/** Lời của `motcua diff | install | rollback | migrate`. */
export const packageTexts = {
  folderUsage: (command: string) => `Cách dùng: motcua ${command} THƯ_MỤC`,
  rollbackUsage: 'Cách dùng: motcua rollback MÃ_THỦ_TỤC',
  migrateUsage: 'Cách dùng: motcua migrate MÃ_THỦ_TỤC [--dry-run]',
  nothingFound: (folder: string) =>
    `Không thấy gói thủ tục nào trong “${folder}”; hãy chỉ tới một thư mục có tệp procedure.yaml ở trong.`,
  firstVersion: (head: string) => `${head}: chưa từng cài.`,
  same: (head: string) => `${head}: không khác bản đang dùng.`,
  differs: (head: string, count: number) => `${head}: ${count} điểm khác bản đang dùng.`,
  goldenWrong: (code: string, name: string, differences: string) => `${code}, hồ sơ mẫu “${name}”: ${differences}`,
  notInstalled: 'Chưa cài gói nào; hãy sửa các lỗi trên rồi cài lại.',
  installed: (code: string, version: string, isNew: boolean) =>
    `✓ ${code}: đang dùng phiên bản ${version.slice(0, 12)}${isNew ? '' : ' (đã có từ trước)'}.`,
  rolledBack: (code: string, version: string) => `✓ ${code}: trở lại phiên bản ${version.slice(0, 12)}.`,
  staying: (code: string, count: number) =>
    `    ${count.toLocaleString('vi-VN')} hồ sơ đang giải quyết giữ phiên bản lúc nộp; xem việc chuyển bằng: motcua migrate ${code} --dry-run`,
  moves: (code: string, changes: boolean) =>
    `${code}: chuyển được${changes ? ', những điều đổi theo:' : ', không có gì đổi.'}`,
  cannotMove: (code: string) => `${code}: giữ phiên bản cũ vì:`,
  migrated: ({ moved, staying, isRehearsal }: { moved: number; staying: number; isRehearsal: boolean }) =>
    isRehearsal
      ? `Diễn tập: ${moved} hồ sơ chuyển được, ${staying} hồ sơ giữ phiên bản cũ; chưa ghi gì.`
      : `Đã chuyển ${moved} hồ sơ; ${staying} hồ sơ giữ phiên bản cũ.`,
} as const;
