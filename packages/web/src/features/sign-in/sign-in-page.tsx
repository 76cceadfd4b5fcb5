// Being written.
import { PageHead } from "../../app/page-head.tsx";

export function SignInPage() {
  return <PageHead title="" />;
}
