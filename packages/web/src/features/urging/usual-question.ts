// What a leader asks who writes no question of their own, and how long there is to answer. In Vietnamese whatever the page
// speaks: it becomes a record, which the other side reads.
export const usualQuestion = "Đề nghị giải trình lý do chậm và biện pháp khắc phục.";

/** Working days. */
export const usualDays = 5;
