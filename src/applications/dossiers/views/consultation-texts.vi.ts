/** Yêu cầu phối hợp đang ở đâu. */
export const consultationTextsVi = {
  'consultation.in_turn': 'Chờ đến lượt.',
  'consultation.sent': 'Đã gửi ngày {day}, chưa tiếp nhận.',
  'consultation.working': 'Đã tiếp nhận ngày {day}, đang xử lý.',
  'consultation.returned': 'Trả lại ngày {day} để hoàn thiện.',
  'consultation.drafted': 'Đã có dự thảo trả lời, chờ lãnh đạo duyệt.',
  'consultation.approved': 'Lãnh đạo đã duyệt trả lời, chờ chuyển.',
  'consultation.answered': 'Đã trả lời ngày {day}: {outcome}.',
  'consultation.deemed': 'Không trả lời đúng hạn, được coi là đã đồng ý và phải chịu trách nhiệm ({article}).',
  'consultation.cancelled': 'Đã thôi hỏi vì hồ sơ kết thúc ngày {day}.',
} as const;
export type ConsultationTextKey = keyof typeof consultationTextsVi;
