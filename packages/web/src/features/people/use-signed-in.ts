// After signing in everything is read anew, since who asks decides what is there; then to the first page.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

export function useSignedIn(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await queries.invalidateQueries();
    await navigate({ to: "/" });
  };
}
