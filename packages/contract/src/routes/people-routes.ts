// The administration of a node's accounts: who there is, what they are assigned to, who is invited.
import { Type } from "typebox";
import { route } from "../route.ts";
import {
  AssignmentBodyShape,
  EmailShape,
  IdShape,
  NameShape,
  NewInvitationShape,
  OpenInvitationShape,
  PersonShape,
  ReasonShape,
} from "../shapes/people.ts";
import { DayShape } from "../shapes/text-shape.ts";

const strict = { additionalProperties: false } as const;
const Nothing = Type.Object({});
const PersonParams = Type.Object({ person: IdShape });
const ReasonBody = Type.Object({ reason: ReasonShape }, strict);

export const peopleRoutes = {
  people: route({
    method: "GET",
    path: "/api/people",
    summary: { vi: "Tài khoản và phân công của nút", en: "The node's accounts and assignments" },
    access: "administrator",
    response: Type.Object({ people: Type.Array(PersonShape), invitations: Type.Array(OpenInvitationShape) }),
  }),
  invitePerson: route({
    method: "POST",
    path: "/api/people/invitations",
    summary: { vi: "Mời một người, với phân công của họ", en: "Invite somebody, with their assignments" },
    access: "administrator",
    body: Type.Object(
      { name: NameShape, email: EmailShape, assignments: Type.Array(AssignmentBodyShape, { maxItems: 10 }) },
      strict,
    ),
    response: NewInvitationShape,
    status: 201,
  }),
  withdrawPersonInvitation: route({
    method: "DELETE",
    path: "/api/people/invitations/{id}",
    summary: { vi: "Rút một lời mời", en: "Withdraw an invitation" },
    access: "administrator",
    params: Type.Object({ id: IdShape }),
    response: Nothing,
  }),
  assignPerson: route({
    method: "POST",
    path: "/api/people/{person}/assignments",
    summary: { vi: "Phân công", en: "Assign somebody" },
    access: "administrator",
    params: PersonParams,
    body: AssignmentBodyShape,
    response: Type.Object({ id: IdShape }),
    status: 201,
  }),
  endAssignment: route({
    method: "POST",
    path: "/api/people/assignments/{id}/end",
    summary: { vi: "Kết thúc một phân công", en: "End an assignment" },
    access: "administrator",
    params: Type.Object({ id: IdShape }),
    body: ReasonBody,
    response: Nothing,
  }),
  standIn: route({
    method: "POST",
    path: "/api/people/{person}/stand-ins",
    summary: {
      vi: "Ủy quyền: người này làm thay một phân công",
      en: "Authorise somebody to act under another's assignment",
    },
    access: "administrator",
    params: PersonParams,
    body: Type.Object(
      { assignment: IdShape, from: Type.Optional(DayShape), until: DayShape, ground: ReasonShape },
      strict,
    ),
    response: Type.Object({ id: IdShape }),
    status: 201,
  }),
  endStandIn: route({
    method: "POST",
    path: "/api/people/stand-ins/{id}/end",
    summary: { vi: "Kết thúc một ủy quyền", en: "End an authorisation" },
    access: "administrator",
    params: Type.Object({ id: IdShape }),
    body: ReasonBody,
    response: Nothing,
  }),
  leaveOffice: route({
    method: "POST",
    path: "/api/people/{person}/leave",
    summary: {
      vi: "Thôi việc: mọi phân công và phiên kết thúc ngay",
      en: "Leave office: every assignment and session ends at once",
    },
    access: "administrator",
    params: PersonParams,
    body: ReasonBody,
    response: Nothing,
  }),
  letInAgain: route({
    method: "POST",
    path: "/api/people/{person}/reset",
    summary: {
      vi: "Cấp mã một lần cho người mất mật khẩu hoặc mất thiết bị",
      en: "Give a one-time code to somebody who lost password or device",
    },
    access: "administrator",
    params: PersonParams,
    response: NewInvitationShape,
    status: 201,
  }),
  endSessionsOf: route({
    method: "DELETE",
    path: "/api/people/{person}/sessions",
    summary: { vi: "Kết thúc mọi phiên của một người", en: "End every session of somebody" },
    access: "administrator",
    params: PersonParams,
    response: Nothing,
  }),
} as const;
