// Sends the letters of one day as a process of its own, to be killed in the middle:
// `node digest-process.ts <database URL> <SMTP URL> <day> <people>`. It ends when they are sent.
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { uuidv7 } from "@nhipcau/cli/node/record-id.ts";
import { sendDigests } from "@nhipcau/operations/urging/send-digests.ts";
import { makeSmtpMail } from "@nhipcau/server/urging/smtp-mail.ts";
import { Database } from "@nhipcau/store/database/database.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { peopleOf } from "./mailed-people.ts";

const [, , databaseUrl = "", smtpUrl = "", day = "", people = "0"] = process.argv;
const database = new Database({ url: databaseUrl, connections: 4 });
const mail = makeSmtpMail({ url: smtpUrl, from: "Nhịp Cầu <nhipcau@quangninh.test>" });
await sendDigests(
  {
    digests: makeDigestStore(database),
    recipients: peopleOf(Number(people)),
    mail,
    makeId: () => uuidv7(Date.now()),
    domain: "quangninh.test",
    site: () => "https://nhipcau.quangninh.test",
  },
  calendarDate(day),
);
mail.close();
await database.close();
