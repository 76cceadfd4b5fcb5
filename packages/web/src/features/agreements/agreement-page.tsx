// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function AgreementPage() {
  return <PageHead title="" />;
}
