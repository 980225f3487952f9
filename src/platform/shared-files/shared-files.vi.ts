export const sharedFilesVi = {
  'shared_file.not_found': 'Không có tệp này.',
  'shared_file.other_content': 'Mã tệp này đã dùng cho tệp khác; hãy đặt mã mới.',
  'shared_file.send_again': 'Chưa giữ được tệp; hãy gửi lại.',
  'shared_file.too_large': 'Tệp lớn quá {limit} MB.',
  'shared_file.no_room':
    'Các tệp hệ thống này đang gửi giữ đã gần {limit} MB, không còn đủ chỗ; hãy bỏ tệp không cần nữa hoặc chờ tệp hết hạn.',
};
