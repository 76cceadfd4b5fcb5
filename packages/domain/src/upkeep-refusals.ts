// What is refused to who runs a node: its folder, its port, its database, its backups; a part of the one table in refusals.ts.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const upkeepRefusalKinds = {
  "folder-in-use": kind(
    409,
    "conflict",
    "Thư mục {folder} đang được tiến trình {pid} sử dụng; hãy dừng tiến trình đó hoặc chọn thư mục khác.",
    "The folder {folder} is in use by process {pid}; stop that process or choose another folder.",
  ),
  "folder-not-writable": kind(
    500,
    "system",
    "Không ghi được vào thư mục {folder} ({reason}).",
    "The folder {folder} cannot be written to ({reason}).",
  ),
  "folder-not-reachable": kind(
    500,
    "system",
    "Người dùng “{user}” (chạy PostgreSQL thay cho root) không vào được {blocked}; hãy chọn thư mục dữ liệu khác, ví dụ trong /var/lib.",
    "The user “{user}”, who runs PostgreSQL in place of root, cannot enter {blocked}; choose another data folder, for example under /var/lib.",
  ),
  "folder-of-another-version": kind(
    500,
    "system",
    "Dữ liệu trong {folder} thuộc PostgreSQL {found}; bản đi kèm là {expected}.",
    "The data in {folder} belongs to PostgreSQL {found}; the one that comes along is {expected}.",
  ),
  "port-taken": kind(
    409,
    "conflict",
    "Cổng {port} đã có chương trình khác dùng; hãy chọn cổng khác.",
    "Port {port} is taken by another program; choose another port.",
  ),
  "disk-full": kind(
    507,
    "system",
    "Ổ đĩa chứa {folder} đã hết chỗ.",
    "The disk that holds {folder} is full.",
  ),
  "no-server-user": kind(
    500,
    "system",
    "PostgreSQL không chạy được dưới quyền root và không tạo được người dùng “{user}” ({reason}); hãy chạy bằng người dùng thường.",
    "PostgreSQL does not run as root and the user “{user}” could not be created ({reason}); run as an ordinary user.",
  ),
  "no-server-programs": kind(
    500,
    "system",
    "Không có PostgreSQL đi kèm dùng được trên máy này ({reason}); hãy đặt DATABASE_URL tới một máy chủ PostgreSQL.",
    "The PostgreSQL that comes along cannot be used on this machine ({reason}); set DATABASE_URL to a PostgreSQL server.",
  ),
  "database-did-not-start": kind(
    503,
    "system",
    "Cơ sở dữ liệu không khởi động được: {reason} (nhật ký: {log}).",
    "The database did not start: {reason} (log: {log}).",
  ),
  "not-a-backup": kind(
    422,
    "reader",
    "Tệp {file} không phải là bản sao lưu của Nhịp Cầu.",
    "The file {file} is not a backup of Nhịp Cầu.",
  ),
  "backup-damaged": kind(
    422,
    "reader",
    "Bản sao lưu {file} bị hỏng hoặc bị cắt ngắn; không có gì được khôi phục.",
    "The backup {file} is damaged or cut short; nothing was restored.",
  ),
  "backup-of-newer-version": kind(
    422,
    "reader",
    "Bản sao lưu {file} do phiên bản mới hơn tạo ra ({what}); hãy nâng cấp rồi khôi phục.",
    "The backup {file} was taken by a newer version ({what}); upgrade, then restore.",
  ),
  "database-not-empty": kind(
    409,
    "conflict",
    "Cơ sở dữ liệu đã có dữ liệu; chỉ khôi phục vào cơ sở dữ liệu trống.",
    "The database already holds data; a backup is restored into an empty one only.",
  ),
} as const satisfies Record<string, RefusalKind>;
