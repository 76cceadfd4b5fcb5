// The messages of the course of the programme, which come with its pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { course as en } from "../../messages/en/course.ts";
import { course as vi } from "../../messages/vi/course.ts";

const catalogues = { vi, en };

/** What these pages say in the reader's language. */
export function useCourseMessages(): typeof vi {
  return catalogues[useLanguage().language];
}
