type TrialStep = {
  outcome: 'passed' | 'failed' | 'not_tried';
  title: string;
  seen: string;
  whose: { name: string } | null;
  todo: string;
};
type DeclaredChange = {
  kind: 'system' | 'service' | 'grant' | 'topic';
  key: string;
  change: 'add' | 'change' | 'end';
  members: readonly string[];
};
type LogFault =
  | { kind: 'altered' | 'missing' | 'out_of_order' | 'added'; seq: number }
  | { kind: 'seal_altered' | 'chain_broken' | 'bad_signature'; batch: number }
  | { kind: 'seal_missing'; batch: number; to: number }
  | { kind: 'unreadable'; after: number };

/** Chữ của lệnh motcua lgsp. */
export const lgspTexts = {
  usage: `Cách dùng:
  motcua lgsp gateways                            các cổng và lô nhật ký đã chuyển về
  motcua lgsp verify [--gateway TÊN] [--log NƠI] [--ca TỆP]
                                                  kiểm chứng nhật ký của một cổng, đối chiếu với niêm phong trong cơ sở dữ liệu;
                                                  --log: thư mục nhật ký, hoặc một tệp của nó, khi không ở chỗ thường lệ;
                                                  --ca: chứng thư của nơi đứng sau tổ chức cấp dấu thời gian (PEM)
  motcua lgsp proof SỐ [--gateway TÊN] [--out TỆP] xuất bằng chứng của một lượt trao đổi
  motcua lgsp check-proof TỆP [--ca TỆP]          kiểm tra một bằng chứng, không cần cơ sở dữ liệu
  motcua lgsp export THƯ_MỤC                      xuất mọi kết nối đang có thành tệp
  motcua lgsp diff TỆP                            tệp khác với đang có ở chỗ nào
  motcua lgsp apply TỆP [--reason LÝ_DO] [--urgent]
                                                  áp dụng tệp, tất cả hoặc không gì cả; có thay đổi nguy hiểm thì chỉ đề xuất, nêu
                                                  lý do, chờ người thứ hai; --urgent: làm ngay vì khẩn, người khác xác nhận sau
  motcua lgsp rebuild-stream                      dựng lại luồng liên điểm (NATS) từ cơ sở dữ liệu
  motcua lgsp try HỆ_THỐNG DỊCH_VỤ                thử kết nối của một quyền từng bước, như: try giao-duc danh-muc/1.0
  motcua lgsp request-certificate HỆ_THỐNG TỆP_CSR [--out TỆP]
                                                  xin cấp chứng thư; gửi lại cùng tệp để biết kết quả, lấy chứng thư`,
  step: ({ outcome, title, seen, whose, todo }: TrialStep) =>
    [
      `${{ passed: '✓', failed: '✗', not_tried: '–' }[outcome]} ${title}: ${seen}`,
      ...(whose ? [`    Việc của: ${whose.name}. ${todo}`] : []),
    ].join('\n'),
  requestWaits: (mark: string) =>
    `Yêu cầu đang chờ cơ quan quản lý nền tảng duyệt; dấu khóa ${mark}. Chạy lại lệnh này để lấy chứng thư.`,
  requestWithdrawn: 'Yêu cầu này đã được rút; hãy tạo CSR mới rồi gửi lại.',
  requestRefused: (reason: string) => `Yêu cầu bị từ chối: ${reason}`,
  noGateway: 'Chưa có cổng nào, hoặc có nhiều cổng: hãy nêu --gateway.',
  noGrant: (consumer: string, service: string) => `Hệ thống ${consumer} không có quyền nào với dịch vụ ${service}.`,
  noLog: (path: string) => `Không có nhật ký tại ${path}; hãy nêu --log TỆP.`,
  gateway: ({
    id,
    startedAt,
    shippedBatch,
    publicKey,
  }: {
    id: string;
    startedAt: Date;
    shippedBatch: number;
    publicKey: string;
  }) => `${id}: chạy từ ${startedAt.toISOString()}, ${shippedBatch} lô đã chuyển về, khóa ${publicKey}`,
  sound: (entries: number, batches: number) => `Nhật ký nguyên vẹn: ${entries} lượt, ${batches} lô.`,
  changesSound: ({ entries, elsewhere, unsealed }: { entries: number; elsewhere: number; unsealed: number }) =>
    [
      `Nhật ký quản lý khớp với niêm phong của cổng: ${entries} mục`,
      ...(elsewhere > 0 ? [`${elsewhere} mục do cổng khác niêm phong`] : []),
      ...(unsealed > 0 ? [`${unsealed} mục chưa niêm phong`] : []),
    ].join(', ') + '.',
  changesUnsound: (faults: number) => `Nhật ký quản lý KHÔNG nguyên vẹn: ${faults} sai lệch.`,
  changeFault: ({ kind, seq }: { kind: 'altered' | 'missing' | 'out_of_order' | 'unbacked'; seq: number }) =>
    `mục ${seq}: ${
      {
        altered: 'nội dung đã bị sửa',
        missing: 'đã bị lấy đi',
        out_of_order: 'đã bị đổi chỗ',
        unbacked: 'ghi là cổng đã niêm phong nhưng nhật ký của cổng không có',
      }[kind]
    }`,
  unsealed: (lines: number) =>
    `${lines} lượt cuối chưa niêm phong: cổng đang ghi, hoặc dừng đột ngột và sẽ niêm phong khi chạy lại.`,
  witness: ({
    witness,
    signed,
    lastNumber,
    wrong,
  }: {
    witness: string;
    signed: number;
    lastNumber: number;
    wrong: readonly number[];
  }) =>
    wrong.length === 0
      ? `${witness} làm chứng ${signed} lô, đến lô ${lastNumber}.`
      : `${witness}: lô ${wrong.join(', ')} KHÔNG còn như khi làm chứng.`,
  stamped: ({
    stamps,
    lastNumber,
    at,
    authority,
  }: {
    stamps: number;
    lastNumber: number;
    at: Date;
    authority: string;
  }) => `${stamps} dấu thời gian, đến lô ${lastNumber}; dấu cuối lúc ${at.toISOString()}, ${authority} cấp.`,
  stampsUnchecked: (stamps: number) =>
    `${stamps} dấu thời gian chưa kiểm được: hãy đặt TIME_AUTHORITY_CA hoặc nêu --ca TỆP.`,
  stampsWrong: (from: readonly number[]) => `Dấu thời gian từ lô ${from.join(', ')} KHÔNG đúng.`,
  stampUnchecked:
    'Bằng chứng có dấu thời gian, chưa kiểm: hãy nêu --ca TỆP, chứng thư của nơi đứng sau tổ chức cấp dấu.',
  stampedBefore: ({ at, authority }: { at: Date; authority: string }) =>
    `Dấu thời gian ĐÚNG: niêm phong đã có trước ${at.toISOString()}, ${authority} cấp.`,
  stampWrong: 'Dấu thời gian SAI: không phải của niêm phong này, hoặc không do nơi được tin cấp.',
  unsound: (faults: number) => `Nhật ký KHÔNG nguyên vẹn: ${faults} sai lệch.`,
  fault: (fault: LogFault): string => {
    switch (fault.kind) {
      case 'altered':
        return `lượt ${fault.seq}: nội dung đã bị sửa`;
      case 'missing':
        return `lượt ${fault.seq}: đã bị lấy đi`;
      case 'out_of_order':
        return `lượt ${fault.seq}: đã bị đổi chỗ`;
      case 'added':
        return `lượt ${fault.seq}: bị chèn thêm, không có trong niêm phong`;
      case 'seal_altered':
        return `lô ${fault.batch}: niêm phong đã bị sửa`;
      case 'seal_missing':
        return `lô ${fault.batch}${fault.to > fault.batch ? ` đến lô ${fault.to}` : ''}: không còn niêm phong`;
      case 'chain_broken':
        return `lô ${fault.batch}: không nối tiếp lô trước, hoặc khác niêm phong giữ ở nơi khác`;
      case 'bad_signature':
        return `lô ${fault.batch}: chữ ký không phải của cổng`;
      case 'unreadable':
        return `sau lượt ${fault.after}: có dòng không đọc được`;
    }
  },
  noProof: (seq: string) => `Nhật ký không có lượt ${seq} đã niêm phong.`,
  proven: ({ seal: { gateway }, publicKey }: { seal: { gateway: string }; publicKey: string }) =>
    `Bằng chứng đúng: lượt này có trong lô đã được cổng ${gateway} niêm phong và ký.\nHãy đối chiếu khóa của cổng với khóa cơ quan quản lý nền tảng đã công bố: ${publicKey}`,
  unreadable: (path: string) => `Không đọc được tệp ${path}.`,
  noProofIn: (path: string) =>
    `Tệp ${path} không phải bằng chứng: hãy dùng tệp do \`motcua lgsp proof\` hoặc trang quản trị xuất ra.`,
  noAuthorities: (path: string) => `Tệp ${path} không có chứng thư (PEM) nào đọc được.`,
  notProven: 'Bằng chứng SAI: nội dung, đường dẫn tới gốc hoặc chữ ký không khớp.',
  exported: (systems: number, services: number, grants: number, folder: string) =>
    `Đã xuất ${systems} hệ thống, ${services} dịch vụ, ${grants} quyền vào ${folder}.`,
  noStream: 'Chưa đặt NATS_SERVERS: không có luồng liên điểm nào để dựng.',
  rebuilt: (messages: number) => `Đã dựng lại luồng liên điểm: ${messages} thông điệp còn hạn.`,
  same: 'Không khác gì.',
  reasonNeeded:
    'Chưa làm gì: tệp có thay đổi nguy hiểm, phải có người thứ hai xác nhận. Hãy nêu lý do cho người ấy đọc (ít nhất 10 chữ cái): --reason "LÝ DO".',
  proposed: (id: string) =>
    `CHƯA áp dụng: trong các thay đổi trên có thay đổi nguy hiểm. Đã gửi thành đề xuất ${id}; người của cơ quan quản lý nền tảng xác nhận ở trang quản trị, phần Chờ người thứ hai.`,
  doneUrgently: (id: string) =>
    `Đã áp dụng ngay vì khẩn (${id}). Người của cơ quan quản lý nền tảng phải xác nhận ở trang quản trị, phần Chờ người thứ hai; nền tảng đã báo động.`,
  change: ({ kind, key, change, members }: DeclaredChange): string => {
    const what = { system: 'hệ thống', service: 'dịch vụ', grant: 'quyền', topic: 'chủ đề' }[kind];
    if (change === 'add') return `+ thêm ${what} ${key}`;
    if (change === 'end') return `- ${kind === 'grant' ? 'kết thúc' : 'tạm ngừng'} ${what} ${key}`;
    return `~ sửa ${what} ${key}: ${members.join(', ')}`;
  },
} as const;
