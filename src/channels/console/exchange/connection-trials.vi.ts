/** Chữ của nút Thử kết nối; what was seen is said by the server. */
export const consoleTrialsVi = {
  'exchange.log.trial': 'thử kết nối',
  'exchange.try.now': 'Thử kết nối',
  'exchange.try.last': 'Các lần thử gần đây',
  'exchange.try.none': 'Chưa thử lần nào.',
  'exchange.try.asked': '{at}, {who}',
  'exchange.try.outcome.passed': 'Đạt',
  'exchange.try.outcome.failed': 'Không đạt',
  'exchange.try.outcome.not_tried': 'Không thử',
  'exchange.try.whose.consumer': 'Việc của {name} (bên khai thác):',
  'exchange.try.whose.provider': 'Việc của {name} (bên cung cấp):',
  'exchange.try.whose.axis': 'Việc của {name}:',
} as const satisfies Record<string, string>;
