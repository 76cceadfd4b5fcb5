// The way from the page on which people work to the record itself, where it is corrected and its versions are seen.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useReviewMessages } from "./review-messages.ts";

export interface RecordButtonProps {
  readonly register: "reviews" | "conferences";
  readonly id: string;
}

export function RecordButton({ register, id }: RecordButtonProps) {
  const { reviews } = useReviewMessages();
  return (
    <Button
      variant="subtle"
      renderRoot={(props) => <Link to="/du-lieu/$register/$id" params={{ register, id }} {...props} />}
    >
      {reviews.recordOfReview}
    </Button>
  );
}
