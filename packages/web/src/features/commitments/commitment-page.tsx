// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function CommitmentPage() {
  return <PageHead title="" />;
}
