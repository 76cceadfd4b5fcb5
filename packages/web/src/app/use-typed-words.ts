// What is typed into a field that narrows a page, told a moment after the last key; not when the reader has gone on to another
// page meanwhile, which would bring them back.
import { useDebouncedCallback } from "@mantine/hooks";
import { useRouter } from "@tanstack/react-router";

const pauseMilliseconds = 250;

/** Gives the function to call with each change of the words. */
export function useTypedWords(tell: (words: string) => void): (words: string) => void {
  const router = useRouter();
  const tellLater = useDebouncedCallback((words: string, page: string) => {
    if (router.latestLocation.pathname === page) tell(words);
  }, pauseMilliseconds);
  return (words) => tellLater(words, router.latestLocation.pathname);
}
