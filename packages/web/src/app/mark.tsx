// The mark: a span that has just been joined.
export function Mark() {
  return (
    <svg viewBox="0 0 64 34" width="52" height="28" aria-hidden="true">
      <path d="M8 15Q32-3 56 15" fill="none" stroke="var(--nc-side-0)" strokeWidth="1.3" opacity="0.55" />
      <path d="M9 19h18" stroke="var(--nc-side-0)" strokeWidth="5.5" />
      <path d="M37 19h18" stroke="var(--nc-side-1)" strokeWidth="5.5" />
      <path d="M3 10.500h6.500v17H3zM54.500 10.500H61v17h-6.500z" fill="var(--nc-pier)" />
      <path
        d="m32 12.500 6.500 6.500-6.500 6.500-6.500-6.500z"
        fill="var(--nc-card)"
        stroke="var(--nc-done-on-time)"
        strokeWidth="2.6"
      />
    </svg>
  );
}
