// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function ReviewPage() {
  return <PageHead title="" />;
}
