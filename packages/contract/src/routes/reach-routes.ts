// How a person is reached outside the page: letters, the calendar, the browser.
import { Type } from "typebox";
import { route } from "../route.ts";

const IdParam = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Made = Type.Object({ id: Type.String(), madeAt: Type.String() });
const Nothing = Type.Object({});

export const reachRoutes = {
  reach: route({
    method: "GET",
    path: "/api/reach",
    summary: { vi: "Tôi được báo bằng những cách nào", en: "How I am reached" },
    access: "signed-in",
    response: Type.Object({
      mail: Type.Object({
        /** Whether this node sends letters at all. */
        available: Type.Boolean(),
        email: Type.Optional(Type.String()),
        language: Type.Optional(Type.Enum(["vi", "en"])),
      }),
      calendars: Type.Array(Made),
      push: Type.Object({
        /** With which a browser subscribes; absent where the node sends none. */
        key: Type.Optional(Type.String()),
        subscriptions: Type.Array(Made),
      }),
    }),
  }),
  setMailAddress: route({
    method: "PUT",
    path: "/api/mail-address",
    summary: { vi: "Nhận thư tóm tắt ở địa chỉ này", en: "Have the daily letter sent to this address" },
    access: "signed-in",
    body: Type.Object(
      { email: Type.String({ minLength: 3, maxLength: 254 }), language: Type.Enum(["vi", "en"]) },
      { additionalProperties: false },
    ),
    response: Nothing,
  }),
  forgetMailAddress: route({
    method: "DELETE",
    path: "/api/mail-address",
    summary: { vi: "Thôi nhận thư tóm tắt", en: "Stop the daily letter" },
    access: "signed-in",
    response: Nothing,
  }),
  makeCalendarLink: route({
    method: "POST",
    path: "/api/calendar-links",
    summary: { vi: "Tạo liên kết lịch bí mật", en: "Make a secret link to my calendar" },
    access: "signed-in",
    body: Type.Object({}, { additionalProperties: false }),
    /** The path holds the secret and is said this once. */
    response: Type.Object({ id: Type.String(), path: Type.String() }),
    status: 201,
  }),
  revokeCalendarLink: route({
    method: "DELETE",
    path: "/api/calendar-links/{id}",
    summary: { vi: "Thu hồi một liên kết lịch", en: "Revoke a link to my calendar" },
    access: "signed-in",
    params: IdParam,
    response: Nothing,
  }),
  calendarFeed: route({
    method: "GET",
    path: "/api/calendar/{secret}",
    summary: { vi: "Lịch việc đến hạn của người có liên kết", en: "The deadlines of whose link it is" },
    access: "open",
    params: Type.Object({ secret: Type.String({ minLength: 1, maxLength: 80 }) }),
    response: Type.Unknown(),
    media: ["text/calendar"],
  }),
  addPushSubscription: route({
    method: "POST",
    path: "/api/push-subscriptions",
    summary: { vi: "Báo lên trình duyệt này", en: "Tell this browser" },
    access: "signed-in",
    body: Type.Object(
      {
        endpoint: Type.String({ minLength: 1, maxLength: 2000 }),
        p256dh: Type.String({ minLength: 80, maxLength: 100, pattern: "^[A-Za-z0-9_-]+=*$" }),
        auth: Type.String({ minLength: 20, maxLength: 30, pattern: "^[A-Za-z0-9_-]+=*$" }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String() }),
    status: 201,
  }),
  removePushSubscription: route({
    method: "DELETE",
    path: "/api/push-subscriptions/{id}",
    summary: { vi: "Thôi báo lên trình duyệt", en: "Stop telling a browser" },
    access: "signed-in",
    params: IdParam,
    response: Nothing,
  }),
} as const;
