/** Lỗi của một định nghĩa tờ khai: what is wrong and what the author does about it. */
export const formFaultsVi = {
  notJson: 'Tệp không đọc được: {reason}. Hãy sửa cú pháp JSON tại dòng này.',
  missingText: 'Thiếu “{key}”; hãy ghi nội dung cho mục này.',
  missingArticle: 'Thiếu căn cứ pháp lý (article); hãy ghi điều khoản cho phép hỏi thông tin này.',
  missingEnglish: 'Thiếu bản tiếng Anh “{key}”; hãy ghi bản dịch để người nước ngoài dùng được tờ khai.',
  badId:
    'Mã “{id}” không dùng được; hãy bắt đầu bằng chữ thường, chỉ gồm chữ cái không dấu và chữ số, không trùng từ khóa FEEL.',
  unknownType: 'Loại trường không có; hãy chọn một trong: {known}.',
  unknownPattern: 'Mẫu kiểm tra không có; hãy chọn một trong: {known}.',
  wrongShape: '{reason}; hãy xem lại cấu trúc tại mục này.',
  noSections: 'Tờ khai chưa có phần nào; hãy thêm ít nhất một phần.',
  noOptions: 'Chưa có lựa chọn nào; hãy ghi các lựa chọn hoặc chọn một danh mục.',
  noFields: 'Phần này chưa có trường nào; hãy thêm trường hoặc bỏ phần.',
  duplicateSection: 'Mã phần “{id}” đã dùng ở trên; hãy đặt mã khác.',
  duplicateField: 'Mã trường “{id}” đã dùng trong phần này; hãy đặt mã khác.',
  duplicateOption: 'Giá trị “{id}” lặp lại trong danh sách lựa chọn; hãy giữ mỗi giá trị một lần.',
  optionsMissing: 'Trường chọn cần danh sách: hãy ghi options hoặc codeList.',
  optionsTwice: 'Chỉ được ghi một trong hai: options hoặc codeList.',
  optionsUnused: 'Chỉ trường chọn mới có options hoặc codeList; hãy bỏ đi hoặc đổi loại trường.',
  limitKind: 'Giới hạn “{key}” phải là {kind} với loại trường này; hãy sửa giá trị.',
  kindDay: 'ngày dạng 2026-03-01 (tháng: 2026-03) hoặc today',
  kindNumber: 'số',
  limitOrder: 'Giới hạn dưới lớn hơn giới hạn trên; hãy đổi lại.',
  keyUnused: 'Thuộc tính “{key}” không có tác dụng với loại trường này; hãy bỏ đi.',
  expression: 'Biểu thức {key} “{text}”, vị trí {position}: {message}',
  unknownName: 'Biểu thức {key} nhắc đến “{name}” không có trong tờ khai; hãy sửa tên hoặc thêm trường đó.',
  itemOutside: 'Biểu thức {key} dùng item ngoài phần lặp; hãy ghi rõ tên phần.',
  neverTrue: 'Điều kiện “{key}” luôn sai, có khai thế nào cũng vậy; hãy sửa hoặc bỏ điều kiện.',
  neverShown: 'Điều kiện hiển thị luôn sai nên không bao giờ hiện ra; hãy sửa điều kiện hoặc bỏ mục này.',
  sourceOfNobody: 'Trường có nguồn điền sẵn nhưng phần chưa ghi chủ thể (subject); hãy ghi dữ liệu là của ai.',
  subjectOfMany: 'Phần lặp không có chủ thể; hãy bỏ subject.',
  subjectField: '“{key}” của chủ thể phải là một trường của phần, thuộc loại: {types}.',
  impossibleValue:
    'Biểu thức {key} so “{name}” với “{value}”, không phải lựa chọn nào của trường đó, nên không bao giờ đúng; hãy sửa giá trị.',
  circular: 'Điều kiện phụ thuộc vòng tròn: {path}; hãy bỏ một mắt xích.',
} as const;

export type FormFaultKey = keyof typeof formFaultsVi;
