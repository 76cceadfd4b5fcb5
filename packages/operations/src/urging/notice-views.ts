// Notices as people read them: the agency by its name, the distance to the deadline as a sentence.
import type { NoticeView } from "@nhipcau/contract/shapes/urging.ts";
import {
  dutyLabels,
  isLateNotice,
  noticeSentence,
  withdrawalLabels,
} from "@nhipcau/domain/urging/notice-sentence.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { type Acting, publicReader } from "../ports/acting.ts";
import type { InboxPage, KeptNotice, NoticeStore } from "../ports/notices.ts";
import type { Store } from "../ports/store.ts";

/** The notices of a person, a page of them. */
export async function readInbox(
  store: Store,
  notices: NoticeStore,
  acting: Acting,
  query: { readonly limit?: number | undefined; readonly before?: string | undefined },
): Promise<Omit<InboxPage, "notices"> & { readonly notices: NoticeView[] }> {
  const { limit = 50, before } = query;
  const page = await notices.inbox(acting, { limit, ...(before === undefined ? {} : { before }) });
  return { ...page, notices: await noticeViews(store, page.notices) };
}

/** The same notices as views, in their order. */
export async function noticeViews(store: Store, kept: readonly KeptNotice[]): Promise<NoticeView[]> {
  const ids = [...new Set(kept.flatMap(({ agency }) => agency ?? []))];
  const names = await store.read(publicReader, (transaction) => transaction.names(agencies, ids));
  return kept.map((notice) => {
    const { about, agency, withdrawn } = notice;
    const { commitment: id } = about;
    return {
      id: notice.notice,
      kind: dutyLabels[notice.kind],
      title: about.title,
      ...(id === undefined ? {} : { commitment: { id, name: about.commitmentTitle ?? id } }),
      sentence: noticeSentence(notice),
      due: notice.due,
      day: notice.day,
      late: isLateNotice(notice),
      read: notice.read,
      audience: notice.audience,
      ...(agency === undefined ? {} : { agency: { id: agency, name: names.get(agency) ?? agency } }),
      ...(withdrawn ? { withdrawn: { on: withdrawn.on, because: withdrawalLabels[withdrawn.because] } } : {}),
    };
  });
}
