// What costs much to draw waits until the reader comes near it; then it stays.
import { useIntersection } from "@mantine/hooks";
import { type ReactNode, useState } from "react";

export function WhenSeen({ children }: { readonly children: ReactNode }) {
  const [isSeen, setSeen] = useState(false);
  const { ref, entry } = useIntersection({ rootMargin: "240px" });
  if (!isSeen && entry?.isIntersecting === true) setSeen(true);
  return (
    <div ref={ref} style={{ height: "100%" }}>
      {isSeen ? children : null}
    </div>
  );
}
