/** Lời từ chối biểu thức: each says what is wrong and what to write instead. */
export const feelVi = {
  empty: 'Biểu thức đang để trống; hãy viết điều kiện hoặc bỏ hẳn mục này.',
  tooLong: 'Biểu thức dài quá {limit} ký tự; hãy tách thành trường tính toán (computed) rồi dùng lại.',
  tooManyLists:
    'Biểu thức xét quá {limit} danh sách lồng nhau bằng some, every; hãy tách thành trường tính toán (computed) rồi dùng lại.',
  syntax: 'Không hiểu “{text}”; hãy kiểm tra dấu ngoặc, dấu nháy kép và toán tử ở vị trí này.',
  incomplete: 'Biểu thức chưa viết hết; hãy bổ sung phần còn thiếu ở cuối.',
  nameWithSpace: 'Tên “{text}” có khoảng trắng; hãy kiểm tra xem có thiếu toán tử (and, or, =, …) giữa các từ không.',
  unsupported: 'Cách viết “{text}” chưa được hỗ trợ; chỉ dùng các phép trong danh sách ở README của phân hệ biểu mẫu.',
  filter: 'Trong ngoặc vuông chỉ được là số thứ tự, ví dụ residences[1]; để lọc hãy dùng some … in … satisfies …',
  unknownFunction: 'Không có hàm “{text}”; các hàm dùng được: {known}.',
  argumentCount: 'Hàm “{text}” nhận từ {min} đến {max} tham số; hãy sửa lại số tham số.',
  namedArguments: 'Tham số phải viết theo thứ tự, không viết kèm tên (tên: giá trị).',
  notInTest: 'Viết not(… in (…)) thay cho … in not(…).',
  badDate: 'Ngày “{text}” không có trong lịch; hãy viết date("2026-03-01").',
  badDuration: 'Khoảng thời gian “{text}” không dùng được; hãy viết số năm, tháng "P1Y6M" hoặc số ngày "P60D".',
} as const;
