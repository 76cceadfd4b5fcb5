// A whole programme as people live it, over two nodes and through the page alone: a result reported, returned and confirmed; an
// obstacle on its way to an answer; an explanation and a later deadline; a review with a disagreement that stays, its conference,
// its documents and both signatures. On the way it makes the pictures of the guide (docs/huong-dan).
import assert from "node:assert/strict";
import { test as actOf } from "node:test";
import { faultsOfAccess } from "@nhipcau/testkit/access-faults.ts";
import { openBrowser, type Page, type PageOptions, settled } from "@nhipcau/testkit/browser.ts";
import { guidePicture } from "@nhipcau/testkit/guide-picture.ts";
import { downloaded, enter, follow, pick, press, submit } from "@nhipcau/testkit/hands.ts";
import { startProcess } from "@nhipcau/testkit/start-process.ts";
import { evidence } from "../messages/vi/evidence.ts";
import { petitions } from "../messages/vi/petitions.ts";
import { registers } from "../messages/vi/registers.ts";
import { conference as wall, reviews } from "../messages/vi/reviews.ts";
import { urging } from "../messages/vi/urging.ts";
import { vi } from "../messages/vi.ts";

const { nodes } = await startProcess({ three: true });
const addressOf = (name: string): string => nodes.find((node) => node.name === name)?.address ?? "";
const quangNinh = await openBrowser(addressOf("qn"));
const haiPhong = await openBrowser(addressOf("hp"));
const desk: PageOptions = { width: 1100, height: 760 };
const phone: PageOptions = { width: 390, height: 780 };

let hpSpecialist: Page;
let qnSpecialist: Page;
let hpLeader: Page;
let qnLeader: Page;
let hpFocal: Page;
let qnFocal: Page;
let isBroken = false;

/** One act of the story; those after one that failed have nothing to begin from. */
function test(title: string, run: () => Promise<void>): void {
  actOf(title, async () => {
    assert.equal(isBroken, false, "an act before this one failed");
    isBroken = true;
    await run();
    isBroken = false;
  });
}

const heritage = "Quản lý chung di sản Yên Tử – Côn Sơn, Kiếp Bạc sau khi ghi danh";
const funding = "Bố trí kinh phí, tham gia nhóm điều phối";
const chains = "Liên kết doanh nghiệp theo chuỗi giá trị nông sản ba địa phương";
const seafood = "Chuỗi thủy sản, dược liệu: chọn doanh nghiệp đầu chuỗi, ký hợp đồng";
const coldStore = "Kho lạnh, dịch vụ cảng cho nông sản xuất khẩu";
const noBudget = "Chưa có quy định chi ngân sách cho chuỗi liên kết của hai địa phương";
const conserving = "Kế hoạch bảo tồn, đón khách tại Côn Sơn, Kiếp Bạc";
const reviewTitle = "Sơ kết hợp tác ba bên giai đoạn 2022–2026";
const meetingTitle = "Hội nghị sơ kết hợp tác ba bên";

/** Goes to a place by the navigation, which on a phone has the first places at the bottom. */
async function go(page: Page, place: string, title = place): Promise<void> {
  await page
    .getByRole("navigation", { name: vi.shell.navigation })
    .getByRole("link", { name: new RegExp(`^${place}`, "u") })
    .click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function openCommitment(page: Page, title: string): Promise<void> {
  await go(page, vi.shell.commitments);
  await page.getByLabel(vi.commitments.filterWords).fill(title.slice(0, 24));
  await follow(page, title);
}

async function openQueue(page: Page, name: keyof typeof vi.work.queues): Promise<void> {
  await page
    .getByRole("navigation", { name: vi.work.queueList })
    .getByRole("link", { name: new RegExp(`^${vi.work.queues[name]}`, "u") })
    .click();
}

/** The card of a part on the page of its commitment. */
function part(page: Page, task: string) {
  return page.locator("main article", { has: page.getByRole("heading", { level: 4, name: task }) });
}

async function phase(page: Page, name: keyof typeof petitions.petitionPhases): Promise<void> {
  await page.locator(`main [data-phase="${name}"]`).first().waitFor();
}

async function reportDone(page: Page, words: string, picture?: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(vi.reports.stage).selectOption("done");
  await dialog.getByLabel(vi.reports.narrative).fill(words);
  await dialog.getByText(vi.reports.toBeConfirmed("Quảng Ninh")).waitFor();
  if (picture !== undefined) await guidePicture(page, picture, 720);
  await submit(page, vi.reports.send);
}

test("a specialist finds the part that is due in the own queue and puts evidence beside it", async () => {
  hpSpecialist = await enter(haiPhong, "Chuyên viên Sở Văn hóa", desk);
  await go(hpSpecialist, vi.shell.work);
  await openQueue(hpSpecialist, "due-soon");
  await hpSpecialist.getByRole("button", { name: vi.work.reportOf(funding) }).waitFor();
  await guidePicture(hpSpecialist, "viec-cua-toi", 560);
  await hpSpecialist.getByRole("link", { name: funding }).click();
  const card = hpSpecialist.getByRole("region", { name: evidence.title });
  await press(hpSpecialist, evidence.add, card.locator("section", { hasText: funding }));
  const dialog = hpSpecialist.getByRole("dialog");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "Quyết định bố trí kinh phí.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n"),
  });
  await guidePicture(hpSpecialist, "them-minh-chung", hpSpecialist.getByRole("dialog"));
  await submit(hpSpecialist, evidence.save);
  await card.getByRole("link", { name: "Quyết định bố trí kinh phí" }).waitFor();
});

test("a result that is reported waits on the other node, with its evidence, and is returned with a reason", async () => {
  qnSpecialist = await enter(quangNinh, "Chuyên viên Sở Văn hóa", desk);
  await go(qnSpecialist, vi.shell.work);
  await press(hpSpecialist, vi.commitments.report, part(hpSpecialist, funding));
  await reportDone(hpSpecialist, "Đã ban hành quyết định bố trí kinh phí năm 2027.", "bao-cao-tien-do");
  await openQueue(qnSpecialist, "to-confirm");
  await press(qnSpecialist, vi.work.decideOf(funding));
  const dialog = qnSpecialist.getByRole("dialog");
  await dialog.getByText("Đã ban hành quyết định bố trí kinh phí năm 2027.").waitFor();
  await dialog.getByRole("link", { name: "Quyết định bố trí kinh phí" }).waitFor();
  await guidePicture(qnSpecialist, "xac-nhan-hoac-tra-lai");
  await press(qnSpecialist, `${vi.work.decision.return}…`, dialog);
  await dialog.getByLabel(vi.work.decision.reason).fill("Chưa có văn bản cử người tham gia nhóm điều phối.");
  await guidePicture(qnSpecialist, "tra-lai", dialog);
  await submit(qnSpecialist, vi.work.decision.sendReturn);
});

test("what was returned stands in the queue of its own side with the reason, and is confirmed the second time", async () => {
  await go(hpSpecialist, vi.shell.work);
  await openQueue(hpSpecialist, "returned");
  await hpSpecialist.getByText("Chưa có văn bản cử người tham gia nhóm điều phối.").waitFor();
  await guidePicture(hpSpecialist, "bi-tra-lai", 560);
  await press(hpSpecialist, vi.work.reportOf(funding));
  await reportDone(
    hpSpecialist,
    "Đã có quyết định kinh phí và văn bản cử hai người tham gia nhóm điều phối.",
  );
  await press(qnSpecialist, vi.work.decideOf(funding));
  const dialog = qnSpecialist.getByRole("dialog");
  await dialog.getByText(/văn bản cử hai người/u).waitFor();
  await press(qnSpecialist, `${vi.work.decision.confirm}…`, dialog);
  await submit(qnSpecialist, vi.work.decision.sendConfirm);
  for (const page of [hpSpecialist, qnSpecialist]) {
    await openCommitment(page, heritage);
    await part(page, funding).getByText(vi.commitments.doneOn("21/11/2026")).waitFor();
  }
  await hpSpecialist.close();
});

test("a leader asks for an explanation on the phone, and the other side answers where it was asked", async () => {
  hpLeader = await enter(haiPhong, "Phó Chủ tịch", phone);
  await hpLeader.getByRole("heading", { level: 1, name: vi.overview.title }).waitFor();
  await settled(hpLeader);
  await guidePicture(hpLeader, "lanh-dao-tong-quan");
  await openCommitment(hpLeader, chains);
  await press(hpLeader, urging.ask, part(hpLeader, seafood));
  await guidePicture(hpLeader, "yeu-cau-giai-trinh");
  await submit(hpLeader, urging.send);
  await openCommitment(qnSpecialist, chains);
  await press(qnSpecialist, urging.answer, part(qnSpecialist, seafood));
  const dialog = qnSpecialist.getByRole("dialog");
  await dialog
    .getByLabel(urging.answer)
    .fill("Doanh nghiệp chờ phần ngân sách hỗ trợ đầu chuỗi để ký hợp đồng.");
  await guidePicture(qnSpecialist, "giai-trinh", dialog);
  await submit(qnSpecialist, urging.send);
  await part(hpLeader, seafood)
    .getByText("Doanh nghiệp chờ phần ngân sách hỗ trợ đầu chuỗi để ký hợp đồng.")
    .waitFor();
});

test("a later deadline holds on both nodes once the side that assigned the part has granted it", async () => {
  await press(qnSpecialist, urging.extend, part(qnSpecialist, seafood));
  const dialog = qnSpecialist.getByRole("dialog");
  await dialog.getByLabel(urging.newDue).fill("30/06/2027");
  await dialog.getByLabel(urging.newDue).press("Tab");
  await dialog.getByLabel(urging.reason).fill("Chờ hướng dẫn chi ngân sách hỗ trợ đầu chuỗi.");
  await guidePicture(qnSpecialist, "de-nghi-gia-han", dialog);
  await submit(qnSpecialist, urging.send);
  await part(hpLeader, seafood).getByRole("button", { name: urging.grant }).click();
  await guidePicture(hpLeader, "dong-y-gia-han");
  await submit(hpLeader, urging.grant);
  for (const page of [hpLeader, qnSpecialist]) {
    await part(page, seafood)
      .getByText(/Hạn 30\/06\/2027/u)
      .waitFor();
    assert.match(await part(page, seafood).innerText(), /hạn đầu 31\/12\/2025/u);
  }
});

test("an obstacle is recorded at the part it holds up, and escalated from its own page", async () => {
  const others = part(qnSpecialist, coldStore).getByRole("button", { name: vi.commitments.recordObstacle });
  assert.equal(await others.count(), 0, "at the other side's part it would be refused");
  await press(qnSpecialist, vi.commitments.recordObstacle, part(qnSpecialist, seafood));
  const dialog = qnSpecialist.getByRole("dialog");
  await dialog.getByLabel(petitions.whatHolds).fill(noBudget);
  await dialog
    .getByLabel(petitions.description)
    .fill("Doanh nghiệp đầu chuỗi ở phía này, vùng nuôi ở phía kia; chưa rõ bên nào được chi.");
  await dialog.getByLabel(petitions.clearableLevel).selectOption("central");
  await pick(qnSpecialist, petitions.clearableAgency, "Bộ Tài chính", /^Bộ Tài chính/u);
  await guidePicture(qnSpecialist, "neu-vuong-mac", dialog);
  await submit(qnSpecialist, petitions.recordObstacle);
  await follow(qnSpecialist, noBudget);
  await press(qnSpecialist, petitions.escalate);
  await dialog
    .getByLabel(petitions.question)
    .fill("Xin ý kiến: bên nào được chi hỗ trợ khi doanh nghiệp và vùng nuôi ở hai địa phương?");
  await submit(qnSpecialist, petitions.escalate);
  await qnSpecialist
    .getByText("Xin ý kiến: bên nào được chi hỗ trợ khi doanh nghiệp và vùng nuôi ở hai địa phương?")
    .waitFor();
});

let petition = "";

test("the obstacle goes into a joint petition, which both leaders sign, each on their own node", async () => {
  qnFocal = await enter(quangNinh, "Đầu mối", desk);
  await go(qnFocal, vi.shell.obstacles, vi.lists.obstaclesTitle);
  await qnFocal.getByRole("checkbox", { name: petitions.choose(noBudget) }).check();
  await guidePicture(qnFocal, "vuong-mac");
  await qnFocal.getByRole("link", { name: petitions.draftChosen(1) }).click();
  await qnFocal.getByLabel(petitions.wording).waitFor();
  await guidePicture(qnFocal, "soan-kien-nghi");
  await press(qnFocal, petitions.saveDraft);
  await phase(qnFocal, "draft");
  petition = await qnFocal.getByRole("heading", { level: 1 }).innerText();
  qnLeader = await enter(quangNinh, "Phó Chủ tịch", desk);
  for (const [side, next] of [
    [hpLeader, "signing"],
    [qnLeader, "agreed"],
  ] as const) {
    await side.goto("/kien-nghi");
    await follow(side, petition);
    await press(side, petitions.agree);
    await submit(side, petitions.agree);
    await phase(side, next);
  }
  await guidePicture(hpLeader, "ky-kien-nghi");
  await phase(qnFocal, "agreed");
});

test("it is sent and answered, and its own side says that the obstacle is cleared", async () => {
  await press(qnFocal, petitions.send);
  const dialog = qnFocal.getByRole("dialog");
  await dialog.getByLabel(petitions.number).fill("112/TTr-UBND");
  await submit(qnFocal, petitions.send);
  await phase(hpLeader, "sent");
  await press(qnFocal, petitions.recordAnswer);
  await dialog
    .getByRole("textbox", { name: petitions.answer })
    .fill("Mỗi địa phương chi cho phần việc của mình theo thỏa thuận đã ký.");
  await dialog.getByRole("checkbox", { name: noBudget }).check();
  await submit(qnFocal, petitions.recordAnswer);
  await phase(hpLeader, "answered");
  await qnSpecialist
    .getByText("Mỗi địa phương chi cho phần việc của mình theo thỏa thuận đã ký.")
    .first()
    .waitFor();
  await press(qnSpecialist, petitions.clear);
  await submit(qnSpecialist, petitions.clear);
  await guidePicture(qnSpecialist, "duong-di-cua-vuong-mac");
  await qnSpecialist.close();
  await hpLeader.getByText(petitions.isCleared("21/11/2026")).waitFor();
});

/** An item of the pack. */
function item(page: Page, title: string) {
  return page.getByRole("group", { name: reviews.itemOf(title), exact: true }).first();
}

test("a review is opened by one side, both take positions by keyboard, and a disagreement stays", async () => {
  hpFocal = await enter(haiPhong, "Đầu mối", desk);
  await openReviews(qnFocal);
  await qnFocal.getByRole("link", { name: reviews.newReview }).click();
  await pick(qnFocal, "Thỏa thuận", "Hợp tác ba bên", /^Hợp tác ba bên/u);
  await qnFocal.getByRole("combobox", { name: "Loại" }).click();
  await qnFocal.getByRole("option", { name: "Sơ kết" }).click();
  await qnFocal.getByRole("textbox", { name: "Tên", exact: true }).fill(reviewTitle);
  await qnFocal.getByLabel("Kỳ từ ngày").fill("01/01/2022");
  await qnFocal.getByLabel("Chốt số liệu đến hết ngày").fill("21/11/2026");
  await pick(qnFocal, "Bên triệu tập", "Quảng Ninh", "Quảng Ninh");
  await guidePicture(qnFocal, "tao-ky-so-ket");
  await press(qnFocal, registers.form.save);
  await qnFocal.getByRole("heading", { level: 1, name: reviewTitle }).waitFor();
  await press(qnFocal, reviews.open);
  await openReviews(hpFocal);
  await follow(hpFocal, reviewTitle);
  await item(hpFocal, conserving).focus();
  await hpFocal.keyboard.press("1");
  await item(qnFocal, conserving)
    .getByRole("listitem")
    .filter({ hasText: "Hải Phòng" })
    .getByText(reviews.confirms)
    .waitFor();
  await item(qnFocal, conserving).focus();
  await qnFocal.keyboard.press("2");
  await qnFocal.getByLabel(reviews.reason).fill("Chưa có phương án sức chứa mùa lễ hội.");
  await submit(qnFocal, reviews.object);
  await item(hpFocal, conserving).getByText("Chưa có phương án sức chứa mùa lễ hội.").waitFor();
  await guidePicture(hpFocal, "neu-y-kien");
});

async function openReviews(page: Page): Promise<void> {
  await go(page, vi.shell.review, vi.review.title);
  await page
    .getByRole("navigation", { name: reviews.sections })
    .getByRole("link", { name: reviews.tabs.reviews })
    .click();
  await page.getByRole("heading", { level: 1, name: reviews.title }).waitFor();
}

test("the conference is run on both walls: what is written down on either side is seen on the other", async () => {
  await openReviews(qnFocal);
  await qnFocal.getByRole("link", { name: reviews.newConference }).click();
  await qnFocal.getByRole("textbox", { name: "Tên", exact: true }).fill(meetingTitle);
  await pick(qnFocal, "Thỏa thuận", "Hợp tác ba bên", /^Hợp tác ba bên/u);
  await pick(qnFocal, "Kỳ sơ kết", "Sơ kết hợp tác", reviewTitle);
  await qnFocal.getByLabel("Ngày họp").fill("21/11/2026");
  await pick(qnFocal, "Bên triệu tập", "Quảng Ninh", "Quảng Ninh");
  await press(qnFocal, registers.form.save);
  await qnFocal.getByRole("heading", { level: 1, name: meetingTitle }).waitFor();
  await press(qnFocal, wall.propose);
  await press(qnFocal, wall.arrive);
  await qnFocal.getByRole("button", { name: wall.leaveRoom }).waitFor();
  await guidePicture(qnFocal, "hoi-nghi");
  await follow(hpFocal, meetingTitle);
  await press(hpFocal, wall.arrive);
  for (const page of [qnFocal, hpFocal]) {
    await page.getByRole("link", { name: wall.present }).click();
    await page.getByRole("heading", { level: 1, name: wall.waiting }).waitFor();
  }
  await qnFocal.keyboard.press("ArrowRight");
  for (const page of [qnFocal, hpFocal]) await page.getByRole("timer", { name: wall.time }).waitFor();
  await capture(qnFocal, "Hải Phòng gửi phương án sức chứa trước 15/12/2026");
  await hpFocal.getByText("Hải Phòng gửi phương án sức chứa trước 15/12/2026").waitFor();
  await capture(hpFocal, "Quảng Ninh góp ý phương án trong 10 ngày");
  await qnFocal.getByText("Quảng Ninh góp ý phương án trong 10 ngày").waitFor();
  await guidePicture(qnFocal, "trinh-chieu", 940);
});

async function capture(page: Page, words: string): Promise<void> {
  await page.keyboard.press("k");
  await page.getByLabel(wall.captureText).fill(words);
  await press(page, wall.save, page.getByRole("dialog"));
}

test("both sides bring down the minutes and the report of the review", async () => {
  for (const page of [qnFocal, hpFocal]) {
    await page.getByRole("link", { name: wall.leave }).click();
    assert.match(await downloaded(page, () => press(page, wall.minutes)), /\.docx$/u);
    await follow(page, reviewTitle);
    await page.getByRole("link", { name: reviews.reportDocument }).click();
    await page.getByRole("heading", { level: 1, name: vi.review.title }).waitFor();
    assert.match(await downloaded(page, () => press(page, vi.review.download)), /\.docx$/u);
  }
  await guidePicture(qnFocal, "bao-cao-docx");
});

test("the figures are fixed by the convening side and signed by both, and the review is locked on both nodes", async () => {
  await openReviews(qnFocal);
  await follow(qnFocal, reviewTitle);
  await press(qnFocal, reviews.take);
  const digests: string[] = [];
  hpLeader ??= await enter(haiPhong, "Phó Chủ tịch", phone);
  for (const side of [hpLeader, qnLeader]) {
    await side.goto("/so-ket");
    await follow(side, reviewTitle);
    await press(side, reviews.sign);
    await guidePicture(side, side === hpLeader ? "ky-ban-chot-dien-thoai" : "ky-ban-chot");
    await submit(side, reviews.sign);
    digests.push(await side.locator("code").first().innerText());
  }
  assert.equal(digests[0], digests[1]);
  for (const page of [qnFocal, hpLeader]) {
    await page.getByText(reviews.stages.locked).first().waitFor();
    await page.getByText(reviews.proven).waitFor();
    assert.deepEqual(await faultsOfAccess(page), []);
  }
  await guidePicture(qnFocal, "so-ket-da-khoa", 700);
});
