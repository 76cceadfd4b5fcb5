// Whether there is only room for cards and small controls: a phone, or a narrow window.
import { useMediaQuery } from "@mantine/hooks";

export function useIsNarrow(): boolean {
  return useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
}
