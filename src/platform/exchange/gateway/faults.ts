/**
 * Lời từ chối của cổng. Codes 900xxx, 101xxx and 303xxx are those of WSO2 API Manager, which agencies' clients already know how to
 * read; the others are ours. `description` says in Vietnamese what to do.
 */
const faults = {
  bad_target: [400, '400001', 'Bad Request', 'Địa chỉ gọi không hợp lệ.'],
  bad_parameters: [400, '400002', 'Bad Request', 'Tham số không đúng hợp đồng giao tiếp.'],
  bad_body: [400, '400003', 'Bad Request', 'Nội dung gửi không đúng hợp đồng giao tiếp.'],
  body_too_large: [413, '413001', 'Payload Too Large', 'Nội dung gửi lớn quá giới hạn của dịch vụ.'],
  wrong_media_type: [415, '415001', 'Unsupported Media Type', 'Kiểu nội dung không có trong hợp đồng giao tiếp.'],
  key_missing: [
    400,
    '400004',
    'Idempotency Key Required',
    'Thao tác này phải gửi kèm khóa chống gửi trùng (tiêu đề Idempotency-Key).',
  ],
  key_invalid: [
    400,
    '400005',
    'Idempotency Key Invalid',
    'Khóa chống gửi trùng (Idempotency-Key) là một chuỗi từ 1 đến 128 ký tự nhìn thấy được, gửi một lần.',
  ],
  key_of_file: [
    400,
    '400006',
    'Idempotency Key Not Offered',
    'Nội dung là tệp: thao tác này không nhận khóa chống gửi trùng (Idempotency-Key).',
  ],
  key_under_way: [
    409,
    '409001',
    'Request Under Way',
    'Lượt đầu với khóa này đang được xử lý; hãy chờ rồi gọi lại với chính khóa này.',
  ],
  outcome_unknown: [
    409,
    '409002',
    'Outcome Unknown',
    'Không biết bên cung cấp đã làm theo lượt đầu với khóa này hay chưa, nên cổng không gửi lại; hãy hỏi bên cung cấp trước khi gửi với khóa mới.',
  ],
  answer_not_kept: [
    409,
    '409003',
    'Answer Not Kept',
    'Bên cung cấp đã trả lời lượt đầu với khóa này nhưng câu trả lời không được giữ, hoặc quyền nay đã khác; hãy hỏi bên cung cấp.',
  ],
  key_reused: [
    422,
    '422002',
    'Idempotency Key Reused',
    'Khóa này đã dùng cho một câu hỏi khác; mỗi câu hỏi phải có khóa riêng.',
  ],
  key_not_stored: [
    503,
    '503002',
    'Service Unavailable',
    'Cổng chưa giữ được khóa chống gửi trùng nên chưa gửi gì tới bên cung cấp; hãy gọi lại sau với chính khóa này.',
  ],
  known_too_old: [
    503,
    '503003',
    'Service Unavailable',
    'Cổng mất liên lạc với cơ sở dữ liệu quá thời gian quy định nên tạm ngừng phục vụ; hãy gọi lại sau.',
  ],
  missing_credentials: [401, '900902', 'Missing Credentials', 'Chưa gửi mã truy cập; hãy lấy mã tại /token.'],
  invalid_credentials: [
    401,
    '900901',
    'Invalid Credentials',
    'Mã truy cập không hợp lệ hoặc đã hết hạn; hãy lấy mã mới tại /token.',
  ],
  wrong_certificate: [
    401,
    '900901',
    'Invalid Credentials',
    'Mã truy cập chỉ dùng được cùng chứng thư đã lấy mã, và chứng thư phải còn hiệu lực.',
  ],
  wrong_xroad_client: [
    403,
    '403005',
    'Forbidden',
    'Định danh X-Road-Client không phải của hệ thống đã nhận mã truy cập.',
  ],
  no_service: [404, '404001', 'Not Found', 'Không có dịch vụ hoặc phiên bản này.'],
  no_operation: [404, '404002', 'Not Found', 'Dịch vụ không có thao tác tại đường dẫn này.'],
  no_attachment: [404, '404003', 'Not Found', 'Không có tệp đính kèm này trong thông điệp gửi tới hệ thống.'],
  attachment_expired: [410, '410001', 'Gone', 'Tệp đính kèm đã hết hạn lấy; hãy hỏi bên gửi.'],
  wrong_method: [405, '405001', 'Method Not Allowed', 'Thao tác này gọi bằng phương thức khác.'],
  not_granted: [
    403,
    '900908',
    'Resource Forbidden',
    'Hệ thống không có quyền đang có hiệu lực để gọi thao tác này: chưa được cấp, đang tạm ngừng hoặc đã hết hạn.',
  ],
  out_of_hours: [403, '403001', 'Forbidden', 'Ngoài giờ được gọi theo quyền đã cấp.'],
  too_fast: [429, '900800', 'Message throttled out', 'Gọi nhanh quá mức đã cấp; hãy chờ rồi gọi lại.'],
  quota_used_up: [429, '900804', 'Message throttled out', 'Đã dùng hết số lượt gọi của ngày.'],
  purpose_missing: [
    403,
    '403002',
    'Purpose Required',
    'Dữ liệu cá nhân: phải gửi kèm mục đích có chữ ký (x-lawful-purpose).',
  ],
  purpose_invalid: [403, '403003', 'Purpose Invalid', 'Mục đích gửi kèm không đọc được, sai chữ ký hoặc đã hết hạn.'],
  purpose_unlawful: [
    403,
    '403004',
    'Purpose Refused',
    'Không có hồ sơ đang mở nào của đơn vị cần dữ liệu của người này.',
  ],
  suspended: [503, '303002', 'Service Suspended', 'Dịch vụ đang tạm ngừng theo thông báo.'],
  resting: [503, '303001', 'Service Unavailable', 'Bên cung cấp đang không trả lời; hãy gọi lại sau.'],
  busy: [503, '303003', 'Service Unavailable', 'Bên cung cấp đang xử lý quá nhiều lượt gọi; hãy gọi lại sau.'],
  bulk_part_full: [
    503,
    '303003',
    'Service Unavailable',
    'Phần chỗ dành cho xử lý hàng loạt và tệp đang gửi lên đã hết; hãy gọi lại sau.',
  ],
  unreachable: [502, '101503', 'Bad Gateway', 'Không kết nối được bên cung cấp.'],
  timed_out: [504, '101504', 'Gateway Timeout', 'Bên cung cấp không trả lời trong thời hạn.'],
  provider_failed: [502, '101500', 'Bad Gateway', 'Bên cung cấp gặp lỗi.'],
  wrong_answer: [502, '101505', 'Bad Gateway', 'Bên cung cấp trả lời không đúng hợp đồng giao tiếp.'],
  composition_failed: [
    502,
    '101506',
    'Bad Gateway',
    'Không ghép được câu trả lời; cơ quan quản lý nền tảng cần xem lại cách ghép của dịch vụ.',
  ],
  part_not_found: [404, '404004', 'Not Found', 'Không có bản ghi nào khớp với câu hỏi.'],
  part_unasked: [
    424,
    '424001',
    'Failed Dependency',
    'Chưa đủ dữ liệu để hỏi: một thành phần khác không có, hoặc quyền đã cấp không cho trường cần dùng.',
  ],
  broken_off: [499, '499001', 'Client Closed Request', 'Lượt gọi đã được ngắt vì không còn ai chờ câu trả lời.'],
  provider_refused: [422, '422001', 'Provider Fault', 'Bên cung cấp từ chối yêu cầu này.'],
  not_recorded: [
    503,
    '503001',
    'Service Unavailable',
    'Cổng chưa ghi được nhật ký nên không trả lời; hãy gọi lại sau.',
  ],
} as const satisfies Record<string, readonly [number, string, string, string]>;

export type FaultName = keyof typeof faults;

/** An expected "no" of the gateway; `detail` names the place of a mistake, never a value. */
export class GatewayFault extends Error {
  readonly fault: FaultName;
  readonly detail: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(fault: FaultName, { detail, retryAfterSeconds }: { detail?: string; retryAfterSeconds?: number } = {}) {
    super(fault);
    this.fault = fault;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const statusOf = (fault: FaultName): number => faults[fault][0];

/** A refusal in words, as WSO2 names its parts. */
export function wordsOf({ fault, detail }: Pick<GatewayFault, 'fault' | 'detail'>) {
  const [, code, message, description] = faults[fault];
  return { code, message, description: detail === undefined ? description : `${description} (${detail})` };
}

export const faultBody = (fault: GatewayFault): string => JSON.stringify(wordsOf(fault));

const byName = new Map<string, readonly [number, string, string, string]>(Object.entries(faults));

/** What a caller was told by the outcome on record; undefined of an outcome that was no refusal of a gateway. */
export function refusalOf(outcome: string) {
  const found = byName.get(outcome);
  if (!found) return undefined;
  const [, code, message, description] = found;
  return { code, message, description };
}

/** The names X-Road gives the same refusals; those it has no name for are failures of the service. */
const xroadNames: Partial<Record<FaultName, string>> = {
  bad_target: 'Client.BadRequest',
  bad_parameters: 'Client.BadRequest',
  bad_body: 'Client.BadRequest',
  body_too_large: 'Client.BadRequest',
  wrong_media_type: 'Client.BadRequest',
  key_missing: 'Client.BadRequest',
  key_invalid: 'Client.BadRequest',
  key_of_file: 'Client.BadRequest',
  key_reused: 'Client.BadRequest',
  missing_credentials: 'Server.ClientProxy.SslAuthenticationFailed',
  invalid_credentials: 'Server.ClientProxy.SslAuthenticationFailed',
  wrong_certificate: 'Server.ClientProxy.SslAuthenticationFailed',
  wrong_xroad_client: 'Server.ClientProxy.AccessDenied',
  no_service: 'Server.ServerProxy.UnknownService',
  no_operation: 'Server.ServerProxy.UnknownService',
  not_granted: 'Server.ServerProxy.AccessDenied',
  out_of_hours: 'Server.ServerProxy.AccessDenied',
  purpose_missing: 'Server.ServerProxy.AccessDenied',
  purpose_invalid: 'Server.ServerProxy.AccessDenied',
  purpose_unlawful: 'Server.ServerProxy.AccessDenied',
  suspended: 'Server.ServerProxy.ServiceDisabled',
  unreachable: 'Server.ServerProxy.NetworkError',
};
export const xroadNameOf = (fault: FaultName): string => xroadNames[fault] ?? 'Server.ServerProxy.ServiceFailed';

/** Every refusal of the gateway, for whoever writes a client; nobody is there to be told that a call was broken off. */
export const listFaults = () => {
  const { broken_off: _nobodys, ...told } = faults;
  return Object.values(told).map(([status, code, message, description]) => ({ status, code, message, description }));
};
