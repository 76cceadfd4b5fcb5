// Every address of the page. Each page is its own chunk, fetched when first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
  type ErrorComponentProps,
} from "@tanstack/react-router";
import { parseOfferSearch } from "../features/connections/offer-search.ts";
import { parseClauseListSearch } from "../features/lists/clause-list-search.ts";
import { parseCompareSearch } from "../features/course/compare-search.ts";
import { parseCommitmentListSearch } from "../features/commitments/commitment-list-search.ts";
import { parseObstacleListSearch } from "../features/lists/obstacle-list-search.ts";
import { parsePartListSearch } from "../features/lists/part-list-search.ts";
import { parseNewPetitionSearch, parsePetitionListSearch } from "../features/petitions/petition-search.ts";
import { parseListSearch } from "../features/registers/list-state.ts";
import { parseReviewSearch } from "../features/review/review-search.ts";
import { parseWorkSearch } from "../features/work/work-search.ts";
import { Failed, NotFound, Waiting } from "./page-state.tsx";
import { parseSharedSearch, type SharedSearch } from "./shared-search.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({
  validateSearch: parseSharedSearch,
  search: { middlewares: [retainSearchParams<SharedSearch>(["asOf"])] },
  component: Shell,
  notFoundComponent: NotFound,
});

const parent = () => root;

const overview = createRoute({
  getParentRoute: parent,
  path: "/",
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/overview/overview-page.tsx"), "OverviewPage"),
});

const parts = createRoute({
  getParentRoute: parent,
  path: "/phan-viec",
  validateSearch: parsePartListSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/lists/part-list-page.tsx"), "PartListPage"),
});

const clauses = createRoute({
  getParentRoute: parent,
  path: "/noi-dung",
  validateSearch: parseClauseListSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/lists/clause-list-page.tsx"), "ClauseListPage"),
});

const obstacles = createRoute({
  getParentRoute: parent,
  path: "/vuong-mac",
  validateSearch: parseObstacleListSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/lists/obstacle-list-page.tsx"), "ObstacleListPage"),
});

const obstacle = createRoute({
  getParentRoute: parent,
  path: "/vuong-mac/$id",
  component: lazyRouteComponent(() => import("../features/petitions/obstacle-page.tsx"), "ObstaclePage"),
});

const petitions = createRoute({
  getParentRoute: parent,
  path: "/kien-nghi",
  validateSearch: parsePetitionListSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(
    () => import("../features/petitions/petition-list-page.tsx"),
    "PetitionListPage",
  ),
});

const petition = createRoute({
  getParentRoute: parent,
  path: "/kien-nghi/$id",
  component: lazyRouteComponent(() => import("../features/petitions/petition-page.tsx"), "PetitionPage"),
});

const newPetition = createRoute({
  getParentRoute: parent,
  path: "/kien-nghi/moi",
  validateSearch: parseNewPetitionSearch,
  component: lazyRouteComponent(
    () => import("../features/petitions/petition-form-page.tsx"),
    "NewPetitionPage",
  ),
});

const amendPetition = createRoute({
  getParentRoute: parent,
  path: "/kien-nghi/$id/sua",
  component: lazyRouteComponent(
    () => import("../features/petitions/petition-form-page.tsx"),
    "AmendPetitionPage",
  ),
});

const timeline = createRoute({
  getParentRoute: parent,
  path: "/tien-trinh",
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/course/timeline-page.tsx"), "TimelinePage"),
});

const comparison = createRoute({
  getParentRoute: parent,
  path: "/so-sanh",
  validateSearch: parseCompareSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(() => import("../features/course/compare-page.tsx"), "ComparePage"),
});

const agreements = createRoute({
  getParentRoute: parent,
  path: "/thoa-thuan",
  component: lazyRouteComponent(
    () => import("../features/agreements/agreement-list-page.tsx"),
    "AgreementListPage",
  ),
});

const agreement = createRoute({
  getParentRoute: parent,
  path: "/thoa-thuan/$id",
  component: lazyRouteComponent(() => import("../features/agreements/agreement-page.tsx"), "AgreementPage"),
});

const commitments = createRoute({
  getParentRoute: parent,
  path: "/cam-ket",
  validateSearch: parseCommitmentListSearch,
  staticData: { countsAgreements: true },
  component: lazyRouteComponent(
    () => import("../features/commitments/commitment-list-page.tsx"),
    "CommitmentListPage",
  ),
});

const commitment = createRoute({
  getParentRoute: parent,
  path: "/cam-ket/$id",
  component: lazyRouteComponent(
    () => import("../features/commitments/commitment-page.tsx"),
    "CommitmentPage",
  ),
});

const review = createRoute({
  getParentRoute: parent,
  path: "/bao-cao",
  validateSearch: parseReviewSearch,
  component: lazyRouteComponent(() => import("../features/review/review-page.tsx"), "ReviewPage"),
});

const signIn = createRoute({
  getParentRoute: parent,
  path: "/dang-nhap",
  component: lazyRouteComponent(() => import("../features/sign-in/sign-in-page.tsx"), "SignInPage"),
});

const invitation = createRoute({
  getParentRoute: parent,
  path: "/nhan-loi-moi",
  component: lazyRouteComponent(() => import("../features/people/invitation-page.tsx"), "InvitationPage"),
});

const account = createRoute({
  getParentRoute: parent,
  path: "/tai-khoan",
  component: lazyRouteComponent(() => import("../features/people/account-page.tsx"), "AccountPage"),
});

const administration = createRoute({
  getParentRoute: parent,
  path: "/quan-tri",
  component: lazyRouteComponent(
    () => import("../features/people/administration-page.tsx"),
    "AdministrationPage",
  ),
});

// The registers, the map and the description of the API: their pages stand in features/registers, map and api.
const map = createRoute({
  getParentRoute: parent,
  path: "/ban-do",
  component: lazyRouteComponent(() => import("../features/map/map-page.tsx"), "MapPage"),
});

const registers = createRoute({
  getParentRoute: parent,
  path: "/du-lieu",
  component: lazyRouteComponent(() => import("../features/registers/catalogue-page.tsx"), "CataloguePage"),
});

const register = createRoute({
  getParentRoute: parent,
  path: "/du-lieu/$register",
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import("../features/registers/register-page.tsx"), "RegisterPage"),
});

const newRecord = createRoute({
  getParentRoute: parent,
  path: "/du-lieu/$register/moi",
  component: lazyRouteComponent(
    () => import("../features/registers/record-form-page.tsx"),
    "CreateRecordPage",
  ),
});

const importFile = createRoute({
  getParentRoute: parent,
  path: "/du-lieu/$register/nhap",
  component: lazyRouteComponent(() => import("../features/registers/import-page.tsx"), "ImportPage"),
});

const record = createRoute({
  getParentRoute: parent,
  path: "/du-lieu/$register/$id",
  component: lazyRouteComponent(() => import("../features/registers/record-page.tsx"), "RecordPage"),
});

const changeRecord = createRoute({
  getParentRoute: parent,
  path: "/du-lieu/$register/$id/sua",
  component: lazyRouteComponent(() => import("../features/registers/record-form-page.tsx"), "EditRecordPage"),
});

const work = createRoute({
  getParentRoute: parent,
  path: "/viec-cua-toi",
  validateSearch: parseWorkSearch,
  component: lazyRouteComponent(() => import("../features/work/work-page.tsx"), "WorkPage"),
});

const takeOvers = createRoute({
  getParentRoute: parent,
  path: "/sap-nhap",
  component: lazyRouteComponent(() => import("../features/take-overs/take-over-page.tsx"), "TakeOverPage"),
});

const api = createRoute({
  getParentRoute: parent,
  path: "/api",
  component: lazyRouteComponent(() => import("../features/api/api-page.tsx"), "ApiPage"),
});

const connections = createRoute({
  getParentRoute: parent,
  path: "/ket-noi",
  component: lazyRouteComponent(
    () => import("../features/connections/connections-page.tsx"),
    "ConnectionsPage",
  ),
});

const peer = createRoute({
  getParentRoute: parent,
  path: "/ket-noi/$peer",
  component: lazyRouteComponent(() => import("../features/connections/peer-page.tsx"), "PeerPage"),
});

const grant = createRoute({
  getParentRoute: parent,
  path: "/ket-noi/chia-se/$grant",
  component: lazyRouteComponent(() => import("../features/connections/grant-page.tsx"), "GrantPage"),
});

const offer = createRoute({
  getParentRoute: parent,
  path: "/ket-noi/chia-se-moi",
  validateSearch: parseOfferSearch,
  component: lazyRouteComponent(() => import("../features/connections/offer-page.tsx"), "OfferPage"),
});

const notices = createRoute({
  getParentRoute: parent,
  path: "/thong-bao",
  component: lazyRouteComponent(() => import("../features/notices/notice-list-page.tsx"), "NoticeListPage"),
});

const jobs = createRoute({
  getParentRoute: parent,
  path: "/quan-tri/cong-viec",
  component: lazyRouteComponent(() => import("../features/jobs/jobs-page.tsx"), "JobsPage"),
});

const reviewList = createRoute({
  getParentRoute: parent,
  path: "/so-ket",
  component: lazyRouteComponent(() => import("../features/reviews/review-list-page.tsx"), "ReviewListPage"),
});

const reviewRoom = createRoute({
  getParentRoute: parent,
  path: "/so-ket/$id",
  component: lazyRouteComponent(() => import("../features/reviews/review-room-page.tsx"), "ReviewRoomPage"),
});

const conference = createRoute({
  getParentRoute: parent,
  path: "/hoi-nghi/$id",
  component: lazyRouteComponent(
    () => import("../features/conferences/conference-page.tsx"),
    "ConferencePage",
  ),
});

const presentation = createRoute({
  getParentRoute: parent,
  path: "/hoi-nghi/$id/trinh-chieu",
  staticData: { isBare: true },
  component: lazyRouteComponent(
    () => import("../features/conferences/presentation-page.tsx"),
    "PresentationPage",
  ),
});

const pages = root.addChildren([
  overview,
  work,
  parts,
  clauses,
  obstacles,
  obstacle,
  petitions,
  newPetition,
  petition,
  amendPetition,
  timeline,
  comparison,
  agreements,
  agreement,
  commitments,
  commitment,
  review,
  reviewList,
  reviewRoom,
  conference,
  presentation,
  signIn,
  invitation,
  account,
  administration,
  map,
  registers,
  register,
  newRecord,
  importFile,
  record,
  changeRecord,
  connections,
  peer,
  grant,
  offer,
  notices,
  jobs,
  takeOvers,
  api,
]);

function PageFailed({ error, reset }: ErrorComponentProps) {
  return <Failed error={error} onRetry={reset} />;
}

export const router = createRouter({
  routeTree: pages,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageFailed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page counts, so that it can be narrowed to one agreement. */
    readonly countsAgreements?: boolean;
    /** The page fills the screen: no navigation, no bar. */
    readonly isBare?: boolean;
  }
}
