// What is said about reviews and conferences, which comes with those pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { conference as conferenceEn, reviews as reviewsEn } from "../../messages/en/reviews.ts";
import { conference, reviews } from "../../messages/vi/reviews.ts";

const catalogues = {
  vi: { reviews, conference },
  en: { reviews: reviewsEn, conference: conferenceEn },
};

/** The messages of these features in the reader's language. */
export function useReviewMessages(): (typeof catalogues)["vi"] {
  return catalogues[useLanguage().language];
}
