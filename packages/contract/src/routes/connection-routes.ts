// Connecting nodes: peers, alarms, requests for data, what went between two nodes, and where a record came from.
import { Type } from "typebox";
import { route } from "../route.ts";
import {
  FingerprintShape,
  GroundShape,
  InstantShape,
  NetworkShape,
  NodeActionShape,
  NodeIdentityShape,
  UuidShape,
} from "../shapes/connections.ts";
import { AgreementRegisterShape } from "../shapes/grants.ts";
import { DayShape } from "../shapes/text-shape.ts";
import { ConnectionReportShape, TraceShape } from "../shapes/trace.ts";

const PeerParam = Type.Object({ peer: UuidShape });
const IdParam = Type.Object({ id: UuidShape });
const AgreementParams = Type.Object({ peer: UuidShape, agreement: Type.String({ maxLength: 64 }) });
const RecordParams = Type.Object({
  register: Type.String({ maxLength: 40 }),
  id: Type.String({ maxLength: 64 }),
});
const PeriodQuery = Type.Object({ from: DayShape, to: DayShape });
const Nothing = Type.Object({});
/** An invitation is an identity and a secret: much smaller than this. */
const InvitationFile = Type.String({ minLength: 1, maxLength: 100_000 });
const proofMedia = ["application/vnd.nhipcau.proof+json"];

export const connectionRoutes = {
  connections: route({
    method: "GET",
    path: "/api/connections",
    summary: {
      vi: "Kết nối: nút này, các nút đối tác, dòng dữ liệu, cảnh báo, yêu cầu dữ liệu",
      en: "Connections: this node, its peers, what flows, alarms, requests for data",
    },
    access: "open",
    response: Type.Object({
      /** This node's public identity. */
      node: NodeIdentityShape,
      mayDo: Type.Array(NodeActionShape),
      /** Absent for who is not signed in. */
      network: Type.Optional(NetworkShape),
    }),
  }),
  invitePeer: route({
    method: "POST",
    path: "/api/connections/invitations",
    summary: { vi: "Mời một nút kết nối", en: "Invite a node" },
    access: "signed-in",
    body: Type.Object({ replaces: Type.Optional(UuidShape) }, { additionalProperties: false }),
    /** `file` is handed over by hand, and is good for one node until it expires. */
    response: Type.Object({
      id: UuidShape,
      file: Type.String(),
      fileName: Type.String(),
      expires: InstantShape,
    }),
    status: 201,
  }),
  readInvitation: route({
    method: "POST",
    path: "/api/connections/invitations/preview",
    summary: { vi: "Xem lời mời là của ai", en: "See whom an invitation is from" },
    access: "signed-in",
    body: Type.Object({ file: InvitationFile }, { additionalProperties: false }),
    response: Type.Object({
      node: NodeIdentityShape,
      expires: InstantShape,
      replaces: Type.Optional(UuidShape),
    }),
  }),
  acceptInvitation: route({
    method: "POST",
    path: "/api/connections/invitations/accept",
    summary: { vi: "Nhận lời mời kết nối", en: "Accept an invitation" },
    access: "signed-in",
    body: Type.Object(
      { file: InvitationFile, privateAddress: Type.Optional(Type.Boolean()) },
      { additionalProperties: false },
    ),
    response: Type.Object({ peer: UuidShape }),
  }),
  confirmPeer: route({
    method: "POST",
    path: "/api/connections/{peer}/confirm",
    summary: {
      vi: "Xác nhận sau khi đã so dấu vân tay của khóa",
      en: "Confirm a peer after comparing fingerprints",
    },
    access: "signed-in",
    params: PeerParam,
    body: Type.Object({ privateAddress: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    response: Nothing,
  }),
  retirePeer: route({
    method: "POST",
    path: "/api/connections/{peer}/retire",
    summary: { vi: "Chấm dứt kết nối với một nút", en: "End the connection with a peer" },
    access: "signed-in",
    params: PeerParam,
    body: Type.Object({ ground: GroundShape }, { additionalProperties: false }),
    response: Nothing,
  }),
  allowPrivateAddress: route({
    method: "PUT",
    path: "/api/connections/{peer}/private-address",
    summary: {
      vi: "Cho phép hoặc không cho phép địa chỉ trong mạng nội bộ",
      en: "Allow an address within a private network, or not",
    },
    access: "signed-in",
    params: PeerParam,
    body: Type.Object({ allowed: Type.Boolean() }, { additionalProperties: false }),
    response: Nothing,
  }),
  rotateKey: route({
    method: "POST",
    path: "/api/connections/key",
    summary: { vi: "Đổi khóa của nút này", en: "Rotate this node's key" },
    access: "signed-in",
    body: Nothing,
    response: Type.Object({ told: Type.Integer(), fingerprint: FingerprintShape }),
  }),
  seeAlarm: route({
    method: "POST",
    path: "/api/connections/alarms/{id}/seen",
    summary: {
      vi: "Đã xem một cảnh báo; việc nhận dữ liệu tiếp tục",
      en: "An alarm was looked at; following goes on",
    },
    access: "signed-in",
    params: IdParam,
    body: Nothing,
    response: Nothing,
  }),
  plannedAgreement: route({
    method: "GET",
    path: "/api/connections/{peer}/agreements/{agreement}",
    summary: {
      vi: "Các danh mục của một thỏa thuận sẽ chia sẻ, kèm số bản ghi",
      en: "The registers of an agreement's programme that would be offered, with counts",
    },
    access: "signed-in",
    params: AgreementParams,
    response: Type.Object({ registers: Type.Array(AgreementRegisterShape) }),
  }),
  offerAgreement: route({
    method: "POST",
    path: "/api/connections/{peer}/agreements/{agreement}",
    summary: {
      vi: "Chia sẻ mọi danh mục của một thỏa thuận trong một bước",
      en: "Offer all registers of an agreement's programme in one step",
    },
    access: "signed-in",
    params: AgreementParams,
    body: Type.Object(
      { ground: GroundShape, validFrom: Type.Optional(DayShape), validUntil: Type.Optional(DayShape) },
      { additionalProperties: false },
    ),
    response: Type.Object({
      offered: Type.Array(AgreementRegisterShape),
      /** Those of which a grant is open already. */
      skipped: Type.Array(AgreementRegisterShape),
    }),
    status: 201,
  }),
  requestData: route({
    method: "POST",
    path: "/api/connections/{peer}/requests",
    summary: { vi: "Gửi yêu cầu cung cấp dữ liệu", en: "Ask a partner for data" },
    access: "signed-in",
    params: PeerParam,
    body: Type.Object(
      {
        register: Type.String({ maxLength: 64 }),
        wanted: GroundShape,
        purpose: GroundShape,
        ground: GroundShape,
        answerBy: DayShape,
        fields: Type.Optional(
          Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 1000, uniqueItems: true }),
        ),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ request: UuidShape }),
    status: 201,
  }),
  refuseData: route({
    method: "POST",
    path: "/api/data-requests/{id}/refuse",
    summary: {
      vi: "Từ chối bằng văn bản một yêu cầu dữ liệu, nêu căn cứ pháp lý",
      en: "Refuse a request for data in writing, with its legal ground",
    },
    access: "signed-in",
    params: IdParam,
    body: Type.Object({ ground: GroundShape }, { additionalProperties: false }),
    response: Nothing,
  }),
  connectionReport: route({
    method: "GET",
    path: "/api/connections/{peer}/report",
    summary: {
      vi: "Báo cáo trao đổi với một nút trong một kỳ",
      en: "What went between this node and a peer in a period",
    },
    access: "signed-in",
    params: PeerParam,
    query: PeriodQuery,
    response: ConnectionReportShape,
  }),
  connectionProof: route({
    method: "GET",
    path: "/api/connections/{peer}/proof",
    summary: {
      vi: "Tệp chứng cứ của một kỳ, kiểm được bằng nhipcau verify",
      en: "A period as a proof file that nhipcau verify checks",
    },
    access: "signed-in",
    params: PeerParam,
    query: PeriodQuery,
    response: Type.Unknown(),
    media: proofMedia,
  }),
  recordTrace: route({
    method: "GET",
    path: "/api/registers/{register}/records/{id}/trace",
    summary: {
      vi: "Bản ghi từ đâu đến, ai đang giữ, ai đã xem",
      en: "Where a record came from, who has it, who read it",
    },
    access: "signed-in",
    params: RecordParams,
    response: TraceShape,
  }),
  recordProof: route({
    method: "GET",
    path: "/api/registers/{register}/records/{id}/proof",
    summary: {
      vi: "Tệp chứng cứ của một bản sao, kiểm được bằng nhipcau verify",
      en: "A copy with its page as a proof file that nhipcau verify checks",
    },
    access: "signed-in",
    params: RecordParams,
    response: Type.Unknown(),
    media: proofMedia,
  }),
} as const;
