// The report, and reviews with their conferences: two places under one name in the navigation.
import { Link } from "@tanstack/react-router";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export function ReviewTabs() {
  const { reviews } = useReviewMessages();
  return (
    <nav className={`${classes.tabs} nc-no-print`} aria-label={reviews.sections}>
      <Link to="/bao-cao" className={classes.tab} activeOptions={{ includeSearch: false }}>
        {reviews.tabs.report}
      </Link>
      <Link to="/so-ket" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        {reviews.tabs.reviews}
      </Link>
    </nav>
  );
}
