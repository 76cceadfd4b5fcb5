// Files on their way out. A file is read from the database while it is sent, so a reader who stops reading would keep a
// connection of the database for ever: who does not read on is cut off, and only so many files are sent at once.
import { finished, Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import { done, refused } from "@nhipcau/domain/outcome.ts";
import type { FileToSend } from "@nhipcau/operations/ports/table-files.ts";

export interface FileSending {
  /** Milliseconds in which a reader must take something; a minute unless told. */
  readonly slowestRead?: number;
  /** Files on their way at once; fewer than the database has connections. Four unless told. */
  readonly filesAtOnce?: number;
}

export interface FileSender {
  /** Sends the file, or refuses when too many are on their way. */
  send(reply: FastifyReply, file: FileToSend): Outcome<FastifyReply>;
}

/** Makes the sender of one server. */
export function makeFileSender({ slowestRead = 60_000, filesAtOnce = 4 }: FileSending): FileSender {
  let onTheirWay = 0;
  return {
    send(reply, file) {
      if (onTheirWay >= filesAtOnce) return refused({ code: "too-many-requests", data: { seconds: 5 } });
      onTheirWay += 1;
      finished(reply.raw, () => (onTheirWay -= 1));
      reply.raw.setTimeout(slowestRead, () => reply.raw.destroy());
      return done(
        reply
          .header("content-type", typeWithCharset(file.media))
          .header("content-disposition", disposition(file.fileName))
          .send(Readable.from(file.chunks)),
      );
    },
  };
}

function typeWithCharset(media: string): string {
  return media.startsWith("text/") ? `${media}; charset=utf-8` : media;
}

/** The header that names a file: plain letters for old programs, the whole name for the others (RFC 6266). */
export function disposition(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.-]/gu, "_");
  const whole = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
