// The 256 words a fingerprint is read out in, one a byte. Common words of one syllable for things people can
// picture; no two sound alike to a hurried ear on the telephone: they differ even without tone marks and where a
// region says ch for tr, x for s, n for l, or n for ng. Their order is part of the protocol and never changes.

export const fingerprintWords: readonly string[] = `
ấm ăn anh áo ba bách bàn bánh báo bát bầu bảy bé bến bếp bí biển bò bơi bốn búa bún buồm bút cá cải
cam cảng cành cáo cặp cát cầu cây chai chanh chảo chạy chén chèo chị chín chú chùa chuối cỏ cốc cơm
công cua cúc cuốc cười đá đảo đất đậu đêm đèn dép diều đình đọc đồi đồng dừa đuốc đường ếch em én gà
gạch gạo gấu ghế giấm giấy gió gỗ gối gừng gương hạ hai hang hành hạt hè hồ hoa học hồi hồng hộp
hươu huyện kem kèn kênh kéo khóa khoai kiến kính lá lạnh lê lều lịch liềm liễu loa lớp lúa lưng lưới
mai mận mật mây mềm mèo mía miệng mít mở mới một mũ mưa mực mũi mười mương mướp nai năm nắng nâu neo
ngan ngày nghìn ngô ngọt ngựa nguồn nhà nhạc nhãn nhanh nhảy nhẹ nhện nhỏ nồi nón núi nước ổi ong ớt
phà phấn phao phim phở phượng pin quả quần quạt quế răng rễ rìu rừng sách sắn sao sắt sáu sen sếu
sóc sông sữa suối sương tai tám táo tàu tay tem tết thác thảm than thành tháp thầy thép thìa thỏ
thơm thông thu thúng thước thuyền tiền tiêu tim tỉnh tơ tóc tỏi tôm trà trăm trăng trâu tre triệu
trò trời trồng trúc trường tủ tuần túi tùng tường uống vải vàng vẹt viết vịnh vịt vở voi vui vừng
vườn xã xám xanh xe xoài xôi xuân yến
`
  .trim()
  .split(/\s+/u);
