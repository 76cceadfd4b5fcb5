// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function AgreementListPage() {
  return <PageHead title="" />;
}
