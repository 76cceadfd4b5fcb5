// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function ClauseListPage() {
  return <PageHead title="" />;
}
