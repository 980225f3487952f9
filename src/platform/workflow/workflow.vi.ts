/** Chữ của phân hệ Quy trình. Texts in braces are filled in; {what} is the element as its author knows it. */
export const workflowVi = {
  'workflow.xml.too_large': 'Tệp quy trình lớn hơn {limit} MB. Hãy tách thành nhiều quy trình rồi gọi lẫn nhau.',
  'workflow.xml.doctype':
    'Tệp có khai báo DOCTYPE hoặc thực thể, không được nhận vì lý do an toàn. Hãy xuất lại từ công cụ vẽ.',
  'workflow.xml.too_deep': 'Các phần tử lồng nhau quá {limit} cấp. Hãy vẽ lại quy trình cho gọn hơn.',
  'workflow.xml.malformed': 'Tệp không phải XML đúng quy cách ({fault}). Hãy xuất lại từ công cụ vẽ.',
  'workflow.xml.not_bpmn': 'Tệp không phải mô hình BPMN 2.0 ({fault}). Hãy xuất lại theo định dạng BPMN 2.0 XML.',
  'workflow.no_process': 'Mô hình không có quy trình nào chứa bước thực hiện. Hãy vẽ ít nhất một quy trình.',
  'workflow.unknown_content': 'Có phần tử không thuộc chuẩn BPMN 2.0: {fault}. Hãy xóa phần tử đó.',
  'workflow.unsupported.script_task':
    '{what}: tác vụ kịch bản không được chạy trên hệ thống. Hãy dùng tác vụ dịch vụ hoặc biểu thức FEEL.',
  'workflow.unsupported.complex_gateway':
    '{what}: cổng phức hợp không được hỗ trợ. Hãy dùng cổng loại trừ, song song hoặc bao hàm.',
  'workflow.unsupported.ad_hoc': '{what}: quy trình con tùy biến không được hỗ trợ. Hãy vẽ thứ tự các bước.',
  'workflow.unsupported.transaction':
    '{what}: giao dịch không được hỗ trợ. Hãy dùng quy trình con thường với sự kiện lỗi.',
  'workflow.unsupported.compensation': '{what}: bù trừ không được hỗ trợ. Hãy vẽ các bước khắc phục sau sự kiện lỗi.',
  'workflow.unsupported.cancel': '{what}: sự kiện hủy giao dịch không được hỗ trợ. Hãy dùng sự kiện lỗi.',
  'workflow.unsupported.multiple': '{what}: một sự kiện chỉ được có một định nghĩa. Hãy tách thành nhiều sự kiện.',
  'workflow.unsupported.instantiate':
    '{what}: không được dùng để khởi tạo quy trình. Hãy vẽ sự kiện bắt đầu nhận thông điệp.',
  'workflow.unsupported.global_task':
    '{what}: tác vụ dùng chung không được hỗ trợ. Hãy vẽ tác vụ ngay trong quy trình.',
  'workflow.unsupported.choreography':
    '{what}: mô hình phối hợp (choreography) không chạy được. Hãy vẽ các bể và luồng thông điệp.',
  'workflow.unsupported.other':
    '{what}: loại phần tử này không được hỗ trợ. Hãy thay bằng phần tử trong danh mục hỗ trợ.',
  'workflow.id.missing': '{what}: thiếu mã (id). Hãy đặt mã cho phần tử.',
  'workflow.id.repeated': '{what}: mã bị trùng với phần tử khác. Hãy đặt mã riêng.',
  'workflow.id.reserved': '{what}: mã trùng với từ dành riêng của hệ thống. Hãy đổi mã.',
  'workflow.extension.unknown': '{what}: thuộc tính “motcua:{attribute}” không có. Hãy kiểm tra chính tả.',
  'workflow.time.invalid': '{what}: thời gian “{text}” không hợp lệ. {fault}',
  'workflow.expression.invalid': '{what}: biểu thức “{text}” không hợp lệ. {fault}',
  'workflow.flow.dangling': '{what}: luồng chưa nối đủ hai đầu. Hãy nối lại hoặc xóa luồng.',
  'workflow.flow.crossing':
    '{what}: luồng đi qua ranh giới quy trình con hoặc bể. Hãy dùng luồng thông điệp hoặc nối trong cùng phạm vi.',
  'workflow.flow.into_start':
    '{what}: luồng không được đi vào sự kiện bắt đầu, sự kiện biên hay ra khỏi sự kiện kết thúc.',
  'workflow.event.not_here':
    '{what}: loại sự kiện này không được đặt ở vị trí đó theo chuẩn BPMN. Hãy đổi loại hoặc vị trí.',
  'workflow.event.boundary_host': '{what}: sự kiện biên phải gắn vào một tác vụ hay quy trình con. Hãy gắn lại.',
  'workflow.event.error_interrupts': '{what}: sự kiện lỗi luôn dừng việc nó gắn vào. Hãy bỏ chọn “không ngắt”.',
  'workflow.event.gateway_targets':
    '{what}: sau cổng sự kiện chỉ được là sự kiện nhận hoặc tác vụ nhận, mỗi nhánh ít nhất một. Hãy vẽ lại.',
  'workflow.event.link_pair':
    '{what}: liên kết “{text}” phải có đúng một điểm đến trong cùng phạm vi. Hãy đặt lại tên liên kết.',
  'workflow.event.sub_process_start':
    '{what}: quy trình con theo sự kiện phải có đúng một sự kiện bắt đầu có điều kiện kích hoạt và không nối luồng.',
  'workflow.call.missing': '{what}: chưa ghi quy trình được gọi. Hãy chọn quy trình.',
  'workflow.no_start': '{what}: không có bước nào để bắt đầu. Hãy vẽ sự kiện bắt đầu.',
  'workflow.warning.quantity': '{what}: số thẻ vào, ra khác 1 được bỏ qua.',
  'workflow.warning.no_cardinality': '{what}: chưa ghi số lần lặp hay danh sách; hệ thống thực hiện một lần.',
  'workflow.warning.no_time': '{what}: sự kiện thời gian chưa ghi thời điểm; chỉ chạy khi được kích hoạt.',
  'workflow.warning.no_condition': '{what}: sự kiện điều kiện chưa ghi biểu thức; không bao giờ xảy ra.',
  'workflow.warning.first_flow': '{what}: có nhiều nhánh không ghi điều kiện; hệ thống luôn đi nhánh được vẽ trước.',
  'workflow.file.unreadable': 'Không đọc được tệp “{file}”. Hãy kiểm tra đường dẫn và quyền đọc.',
  'workflow.file.undecodable': 'Tệp “{file}” không đọc được theo bảng mã đã khai báo. Hãy lưu lại bằng UTF-8.',
  'workflow.file.usage': 'Cách dùng: motcua bpmn TỆP.bpmn (đúng một tệp).',
} as const;

export type WorkflowText = keyof typeof workflowVi;
