// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function CommitmentListPage() {
  return <PageHead title="" />;
}
