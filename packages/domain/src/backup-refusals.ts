// The refusals of backup and restore: part of the one table in refusals.ts, in a file of their own for its length.
import { refusalKind as kind } from "./refusal-kind.ts";

export const backupRefusalKinds = {
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
} as const;
