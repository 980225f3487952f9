/** Chữ của việc đăng ký và sửa thông tin hệ thống, beside what the console of the axis shares. */
export const consoleSystemsVi = {
  'exchange.system.owner': 'Cơ quan chủ quản',
  'exchange.system.ownerHelp': 'Gõ một phần tên rồi chọn, ví dụ giáo dục; hoặc gõ mã định danh, ví dụ H62.04.',
  'exchange.system.ownersFound': 'Có {count} cơ quan',
  'exchange.system.correct': 'Sửa thông tin',
  'exchange.system.ownerKept':
    'Cơ quan chủ quản, mã và môi trường không sửa ở đây: khóa, chứng thư và quyền đã cấp cho đúng cơ quan này. Hệ thống về cơ quan khác thì đăng ký mới, với khóa mới, rồi chấm dứt hệ thống cũ; nếu đổi chủ quản bằng tệp khai báo thì hãy thu hồi mọi khóa, chứng thư cũ.',
  'exchange.system.save': 'Lưu thông tin',
  'exchange.system.corrected': 'Đã lưu thông tin hệ thống.',
} as const;
