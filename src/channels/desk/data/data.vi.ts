/** Chữ của trang Dữ liệu dùng chung. */
export const dataVi = {
  'data.title': 'Dữ liệu dùng chung',
  'data.lookUp': 'Tra cứu',
  'data.recorded':
    'Mỗi lượt tra cứu được ghi lại và người được tra cứu xem được: đơn vị, chức danh, lúc nào, để làm gì, những thông tin gì.',
  'data.register': 'Cơ sở dữ liệu',
  'data.by': 'Tra cứu theo',
  'data.dossier': 'Mã hồ sơ đang giải quyết của người này',
  'data.reason': 'Lý do tra cứu ngoài hồ sơ (lượt tra cứu sẽ được đánh dấu)',
  'data.look': 'Tra cứu',
  'data.asking': 'Đang tra cứu…',
  'data.foundAt': 'Tra lúc {at}, căn cứ {article}.',
  'data.answer.none': 'Cơ sở dữ liệu không có người, đơn vị mang số này.',
  'data.answer.unavailable':
    'Cơ sở dữ liệu chưa trả lời; hãy thử lại sau ít phút. Việc tiếp nhận hồ sơ không phải chờ.',
  'data.questions': 'Người dân hỏi về lượt xem dữ liệu',
  'data.noQuestions': 'Chưa có câu hỏi nào.',
  'data.dueBy': 'Phải trả lời chậm nhất {due}.',
  'data.late': 'quá hạn trả lời',
  'data.answer': 'Trả lời người dân',
  'data.answered': 'Đã trả lời:',
  'data.kept': 'Quản lý bản ghi: {names}',
  'data.send': 'Gửi trả lời',
} as const;
