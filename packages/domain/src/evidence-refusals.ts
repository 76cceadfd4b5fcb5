// What is refused of files of evidence; a part of the one table in refusals.ts.
import { refusalKind as kind, type RefusalKind } from "./refusal-kind.ts";

export const evidenceRefusalKinds = {
  "evidence-missing": kind(
    422,
    "reader",
    "Kết quả này còn thiếu minh chứng: {missing}. Nếu vẫn xác nhận, hãy ghi lý do.",
    "Evidence is missing for this result: {missing}. If you confirm it all the same, say why.",
  ),
  "file-type-not-taken": kind(
    422,
    "reader",
    "Tệp này không phải loại được nhận làm minh chứng. Nhận: PDF, Word, Excel, PowerPoint, OpenDocument, ảnh PNG, JPEG, WebP, văn bản thuần.",
    "This kind of file is not taken as evidence. Taken: PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG and WebP pictures, plain text.",
  ),
  "file-named-otherwise": kind(
    422,
    "reader",
    "Tên “{name}” không hợp với nội dung tệp ({media}).",
    "The name “{name}” does not fit what the file is ({media}).",
  ),
  "bad-file-name": kind(
    422,
    "reader",
    "Tên tệp này không dùng được: chỉ ghi tên, không ghi đường dẫn, không có ký tự ẩn, nhiều nhất 150 ký tự.",
    "This file name cannot be kept: a name without a path or hidden characters, at most 150 characters.",
  ),
  "empty-file": kind(422, "reader", "Tệp này trống.", "The file is empty."),
  "file-not-handed-in": kind(
    422,
    "reader",
    "Chưa có tệp nào với mã băm này do địa phương mình gửi lên; hãy gửi tệp trước.",
    "Your locality has handed in no file with this digest; send the file first.",
  ),
  "file-away": kind(
    503,
    "system",
    "Tệp đang ở nút của bên kia và bây giờ chưa lấy được; hãy thử lại sau.",
    "The file is at the other side's node and cannot be fetched now; try again later.",
  ),
  "file-differs": kind(
    502,
    "system",
    "Tệp mà nút bên kia gửi không đúng mã băm đã ghi trong minh chứng, nên không được nhận.",
    "The file the other node sent does not have the digest that the evidence names, so it was not taken.",
  ),
} as const satisfies Record<string, RefusalKind>;
