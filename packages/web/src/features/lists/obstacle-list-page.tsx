// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function ObstacleListPage() {
  return <PageHead title="" />;
}
