// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function PartListPage() {
  return <PageHead title="" />;
}
